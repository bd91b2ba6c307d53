import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * First visits by a slow phone and a slow laptop: a fresh profile each, the processor four times slower, 1.6 Mbit/s and
 * 150 ms. Arguments: the address, and how many visits each.
 */
class FirstVisit {

    private static final String WATCH =
            """
            window.seen = {
              lcp: 0, fcp: 0, shift: 0, tasks: [],
              /* what keeps a reader waiting counts from the first paint on, for each task beyond 50 ms */
              get blocked() {
                return this.tasks.reduce((sum, [from, end]) => sum + Math.max(0, end - Math.max(from, this.fcp) - 50), 0);
              },
            };
            new PerformanceObserver(l => l.getEntries().forEach(e => { seen.lcp = e.startTime; }))
              .observe({ type: 'largest-contentful-paint', buffered: true });
            new PerformanceObserver(l => l.getEntries().forEach(e => { if (e.name === 'first-contentful-paint') seen.fcp = e.startTime; }))
              .observe({ type: 'paint', buffered: true });
            new PerformanceObserver(l => l.getEntries().forEach(e => { seen.shift += e.value; }))
              .observe({ type: 'layout-shift', buffered: true });
            new PerformanceObserver(l => l.getEntries().forEach(e => { seen.tasks.push([e.startTime, e.startTime + e.duration]); }))
              .observe({ type: 'longtask', buffered: true });
            """;

    public static void main(String[] args) {
        int visits = Integer.parseInt(args[1]);
        Path chromium = Path.of(System.getenv().getOrDefault("CHROMIUM", chromium()));
        try (Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            for (int width : new int[] {360, 1280}) {
                List<double[]> all = new ArrayList<>();
                for (int i = 0; i < visits; i++) {
                    try (Browser browser = playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(chromium)
                                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")))) {
                        all.add(visit(browser, width, args[0]));
                    }
                }
                System.out.printf(
                        "%4d px: FCP %.0f ms, LCP %.0f ms, TBT %.0f ms, CLS %.3f, %.1f KB in %.0f requests (medians of %d)%n",
                        width, at(all, 0), at(all, 1), at(all, 2), at(all, 3), at(all, 4) / 1000, at(all, 5), visits);
            }
        }
    }

    /** That of the tests first: it has no windows, whose own pages would be loaded on the same two cores meanwhile. */
    private static String chromium() {
        String shell = "/usr/bin/chromium-headless-shell";
        return Files.isExecutable(Path.of(shell)) ? shell : "/usr/bin/chromium";
    }

    private static double[] visit(Browser browser, int width, String address) {
        BrowserContext person = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 800));
        person.addInitScript(WATCH);
        Page page = person.newPage();
        CDPSession chrome = person.newCDPSession(page);
        double[] wire = new double[2];
        chrome.send("Network.enable");
        chrome.on("Network.loadingFinished", event -> {
            wire[0] += event.get("encodedDataLength").getAsDouble();
            wire[1]++;
        });
        JsonObject network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", 150);
        network.addProperty("downloadThroughput", 1_600_000 / 8);
        network.addProperty("uploadThroughput", 1_600_000 / 8);
        chrome.send("Network.emulateNetworkConditions", network);
        JsonObject processor = new JsonObject();
        processor.addProperty("rate", 4);
        chrome.send("Emulation.setCPUThrottlingRate", processor);
        page.navigate(address);
        page.waitForTimeout(3000);
        double[] seen = Arrays.stream("fcp lcp blocked shift".split(" "))
                .mapToDouble(name -> ((Number) page.evaluate("seen." + name)).doubleValue())
                .toArray();
        return new double[] {seen[0], seen[1], seen[2], seen[3], wire[0], wire[1]};
    }

    private static double at(List<double[]> all, int figure) {
        double[] sorted = all.stream().mapToDouble(one -> one[figure]).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
