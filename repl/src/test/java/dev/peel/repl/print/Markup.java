package dev.peel.repl.print;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of a PDML document, with its attributes and what stands in it. */
record Markup(String element, Map<String, String> attributes, List<Markup> children) {

    /** {@return the packets of a document} */
    static List<Markup> packets(String document) throws XMLStreamException {
        XMLStreamReader reader = XMLInputFactory.newFactory().createXMLStreamReader(new StringReader(document));
        Deque<Markup> open = new ArrayDeque<>();
        Markup root = new Markup("", Map.of(), new ArrayList<>());
        open.push(root);
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamReader.START_ELEMENT -> {
                    Markup element = new Markup(reader.getLocalName(), attributes(reader), new ArrayList<>());
                    open.element().children().add(element);
                    open.push(element);
                }
                case XMLStreamReader.END_ELEMENT -> open.pop();
                default -> {}
            }
        }
        return root.children().get(0).children();
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            // tshark writes line ends as they are, which XML then reads as spaces; peel keeps them.
            attributes.put(
                    reader.getAttributeLocalName(i), reader.getAttributeValue(i).replaceAll("[\\r\\n\\t]+", " "));
        }
        return attributes;
    }

    /** {@return the field's name, or the text of what has none} */
    String name() {
        String name = attribute("name");
        return name.isEmpty() ? "\"" + attribute("show").replaceAll("[0-9]+", "N") + "\"" : name;
    }

    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }
}
