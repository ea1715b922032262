package io.shopsql.output.dashboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An open page that is looked at and typed into, by the protocol of the browser's developer tools. */
final class BrowserSession implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path folder;
    private final Process process;
    private final HttpClient http =
            HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    private final Map<String, CompletableFuture<Map<String, @Nullable Object>>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final WebSocket socket;
    private int sent;

    private BrowserSession(Path folder, Process process) throws Exception {
        this.folder = folder;
        this.process = process;
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(pageSocket()), new Answers())
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        call("Runtime.enable", "{}");
        call("Log.enable", "{}");
    }

    static BrowserSession of(Chromium chromium, Path page) throws Exception {
        Path folder = Files.createTempDirectory("shop-chromium");
        List<String> command = new ArrayList<>(chromium.command(folder));
        command.add("--remote-debugging-port=0");
        command.add(page.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new BrowserSession(folder, process);
        } catch (Exception | AssertionError e) {
            Chromium.end(process);
            Chromium.delete(folder);
            throw e;
        }
    }

    /** What the page said on the console, and what the policy forbade. */
    List<String> complaints() {
        return complaints;
    }

    /** The value of an expression in the page, as text. */
    String value(String expression) throws Exception {
        String escaped = expression.replace("\\", "\\\\").replace("\"", "\\\"");
        Map<String, @Nullable Object> answer =
                call("Runtime.evaluate", "{\"expression\":\"String(" + escaped + ")\",\"returnByValue\":true}");
        return String.valueOf(PageData.object(answer.get("result")).get("value"));
    }

    /** Waits until the expression is true. */
    void await(String expression) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!value(expression).equals("true")) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still not: " + expression);
            }
            Thread.sleep(50);
        }
    }

    /** Tab or Enter. */
    void press(String key) throws Exception {
        String text = key.equals("Enter") ? ",\"text\":\"\\r\"" : "";
        String named = "\"key\":\"" + key + "\",\"code\":\"" + key + "\",\"windowsVirtualKeyCode\":"
                + (key.equals("Enter") ? 13 : 9);
        call("Input.dispatchKeyEvent", "{\"type\":\"keyDown\"," + named + text + "}");
        call("Input.dispatchKeyEvent", "{\"type\":\"keyUp\"," + named + "}");
    }

    /** To the middle of what the selector finds. */
    void pointAt(String selector) throws Exception {
        String box = "document.querySelector('" + selector + "')";
        value(box + ".scrollIntoView({block: 'center'})");
        String centre = value(
                "(b => (b.left + b.width / 2) + ' ' + (b.top + b.height / 2))(" + box + ".getBoundingClientRect())");
        String[] at = centre.split(" ", -1);
        call("Input.dispatchMouseEvent", "{\"type\":\"mouseMoved\",\"x\":" + at[0] + ",\"y\":" + at[1] + "}");
    }

    void resizeTo(int width) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":800,\"deviceScaleFactor\":1,\"mobile\":false}");
    }

    private Map<String, @Nullable Object> call(String method, String params) throws Exception {
        String id = String.valueOf(++sent);
        CompletableFuture<Map<String, @Nullable Object>> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}", true)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** The browser writes down its port as soon as it listens. */
    private String pageSocket() throws Exception {
        Path port = folder.resolve("profile/DevToolsActivePort");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (Files.exists(port) && !Files.readAllLines(port).isEmpty()) {
                URI list = URI.create(
                        "http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/list");
                String targets = http.send(
                                HttpRequest.newBuilder(list).timeout(PATIENCE).build(), BodyHandlers.ofString())
                        .body();
                for (Map<String, @Nullable Object> target : PageData.list(PageData.parse(targets))) {
                    if ("page".equals(target.get("type"))) {
                        return String.valueOf(target.get("webSocketDebuggerUrl"));
                    }
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the browser has not opened the page in " + PATIENCE);
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        Chromium.end(process);
        Chromium.delete(folder);
    }

    private final class Answers implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                take(PageData.object(PageData.parse(text.toString())));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void take(Map<String, @Nullable Object> message) {
            String method = String.valueOf(message.get("method"));
            if (List.of("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
                    .contains(method)) {
                complaints.add(message.toString());
            }
            CompletableFuture<Map<String, @Nullable Object>> answer = answers.remove(String.valueOf(message.get("id")));
            if (answer != null) {
                answer.complete(PageData.object(message.getOrDefault("result", message)));
            }
        }
    }
}
