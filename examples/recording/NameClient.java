import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/**
 * Asks a name server with the JDK's own DNS client, which repeats a truncated answer's question over TCP.
 *
 * <pre>
 * java NameClient.java ADDRESS:PORT NAME/TYPE...
 * </pre>
 */
final class NameClient {
    private NameClient() {}

    public static void main(String[] arguments) throws NamingException {
        var environment = new Hashtable<String, String>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, "dns://" + arguments[0]);
        var resolver = new InitialDirContext(environment);
        for (int i = 1; i < arguments.length; i++) {
            int slash = arguments[i].indexOf('/');
            String name = arguments[i].substring(0, slash);
            String type = arguments[i].substring(slash + 1);
            try {
                System.out.println(resolver.getAttributes(name, new String[] {type}));
            } catch (NameNotFoundException unknown) {
                System.out.println(name + " does not exist");
            }
        }
        resolver.close();
    }
}
