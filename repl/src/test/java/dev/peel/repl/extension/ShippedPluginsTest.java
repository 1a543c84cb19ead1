package dev.peel.repl.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.plugin.JarFormat;
import dev.peel.core.plugin.Plugin;
import dev.peel.core.plugin.PluginException;
import dev.peel.core.plugin.Plugins;
import dev.peel.testkit.Packets;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugins that are shipped beside peel are plugins like any other: each jar by itself, in a class loader of its own. */
class ShippedPluginsTest {
    private static final int RAW = 101; // LINKTYPE_RAW
    private static final String STUN_REQUEST =
            "450000300000000040110000c0000201c0000202 9c409c41001c0000" + "000100002112a442000102030405060708090a0b";

    @TempDir
    Path folder;

    @Test
    void ja4ReadsHandshakes() throws Exception {
        Registry registry = withOnly("ja4");

        Packets packets = Packets.read(registry, Path.of("../examples/captures/tls13-full-ipv6.pcap"));

        assertThat(packets.field("tls.handshake.ja4"))
                .singleElement()
                .asString()
                .startsWith("t13");
    }

    @Test
    void modbusReadsItsRecording() throws Exception {
        Registry registry = withOnly("modbus");

        Packets packets = Packets.read(registry, Path.of("../plugins/modbus/src/test/resources/modbus.pcap"));

        packets.expectMalformedNowhere();
        assertThat(packets.field("mbtcp.trans_id")).isNotEmpty();
    }

    @Test
    void stunIsRecognizedByItsContent() throws Exception {
        Registry registry = withOnly("stun");

        Packets packets = Packets.of(registry, RAW, List.of(HexFormat.of().parseHex(STUN_REQUEST.replace(" ", ""))));

        assertThat(packets.field("stun.type")).containsExactly("0x0001");
    }

    @Test
    void aShippedPluginThatIsGivenAgainIsNamedAndLeftOut() throws Exception {
        Path jar = jar("stun");

        Plugins plugins = Plugins.load(List.of(jar));

        assertThat(plugins.loaded()).isEmpty();
        assertThat(plugins.problems()).extracting("message").containsExactly(jar + ": protocol stun is declared twice");
    }

    /** {@return the dissectors of the class path without those of the plugin, and those of its jar} */
    private Registry withOnly(String name) throws IOException, URISyntaxException, PluginException {
        Plugin plugin = new JarFormat().load(jar(name), Limits.DEFAULT);
        assertThat(plugin.dissectors())
                .allSatisfy(dissector -> assertThat(dissector.getClass().getClassLoader())
                        .isNotSameAs(getClass().getClassLoader()));
        Stream<Dissector> others = builtIn().filter(dissector -> !isOf(name, dissector));
        return Registry.of(Stream.concat(others, plugin.dissectors().stream()).toList());
    }

    private static Stream<Dissector> builtIn() {
        return ServiceLoader.load(Dissector.class).stream().map(ServiceLoader.Provider::get);
    }

    private static boolean isOf(String name, Dissector dissector) {
        return dissector.getClass().getPackageName().equals("dev.peel.plugins." + name);
    }

    /** {@return the plugin's jar; made of its classes where the build has not come to making it} */
    private Path jar(String name) throws IOException, URISyntaxException {
        Dissector shipped =
                builtIn().filter(each -> isOf(name, each)).findFirst().orElseThrow();
        Path place = Path.of(shipped.getClass()
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return Files.isDirectory(place) ? new PluginJar().pack(place, folder.resolve(name + ".jar")) : place;
    }
}
