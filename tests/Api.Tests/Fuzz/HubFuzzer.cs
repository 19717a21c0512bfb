using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Fuzz;

/// <summary>
/// Says nonsense to a hub. After each frame comes a harmless call, to which the hub responds when it is through with the frame; or the hub ends
/// the connection, as it may, and another one is opened.
/// </summary>
internal sealed class HubFuzzer(Uri server, string path, FuzzScene scene, Random random)
{
    private const char End = '\u001e';
    private const string Probe = "probe-";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Methods =
    [
        "Subscribe", "Unsubscribe", "Send", "Read", "Typing", "Send", "Read", "Draft", "Viewing", "Nothing", "",
        "OnConnectedAsync", "Dispose", "subscribe",
    ];

    private readonly byte[] _buffer = new byte[64 * 1024];
    private ClientWebSocket? _socket;

    public async Task RunAsync(int frames)
    {
        for (var number = 0; number < frames; number++)
        {
            var (frame, asked) = (Frame(), $"{Probe}{number}");
            _socket ??= await ConnectAsync();
            var heard = await SayAsync(frame, asked);
            Assert.False(heard.Contains("Internal server error", StringComparison.Ordinal), $"{path} frame {number}: {frame} was answered {heard}");
            if (heard.Contains(asked, StringComparison.Ordinal)) continue;
            _socket.Dispose();
            _socket = null;
        }

        _socket?.Dispose();
    }

    private string Frame()
    {
        var mutator = new JsonMutator(random);
        var arguments = new JsonArray(Enumerable.Range(0, random.Next(5)).Select(_ => Argument()).ToArray());
        if (random.Next(3) == 0) arguments = Right();
        var frame = new JsonObject { ["type"] = 1, ["invocationId"] = "f", ["target"] = Methods[random.Next(Methods.Length)], ["arguments"] = arguments };
        // Not whole messages are for the framework; what is in them is for us.
        if (random.Next(6) == 0) return mutator.Text(frame);
        var text = mutator.Text(frame["arguments"]!.DeepClone());
        frame["arguments"] = "@arguments";
        return frame.ToJsonString().Replace("\"@arguments\"", text, StringComparison.Ordinal);
    }

    private JsonArray Right() => random.Next(5) switch
    {
        0 => [new JsonObject { ["rid"] = scene.Visitor.RoomId, ["msg"] = "hello", ["_id"] = "timeout/" + random.Next(99) }],
        1 => [scene.Visitor.RoomId, random.Next(9)],
        2 => [new JsonObject { ["rid"] = scene.Visitor.RoomId, ["msg"] = "hello", ["revision"] = random.Next(99) }],
        3 => [scene.Visitor.Token, scene.Visitor.RoomId, null],
        _ => [new JsonObject { ["msg"] = "hello" }],
    };

    private JsonNode? Argument() => random.Next(6) switch
    {
        0 => scene.Visitor.RoomId,
        1 => random.Next(-2, 9),
        2 => null,
        3 => new JsonObject { ["rid"] = scene.Visitor.RoomId, ["msg"] = "x" },
        4 => true,
        _ => "x",
    };

    private async Task<ClientWebSocket> ConnectAsync()
    {
        var socket = new ClientWebSocket();
        if (path == "/hubs/agent")
        {
            socket.Options.SetRequestHeader("X-User-Id", scene.Agent.UserId);
            socket.Options.SetRequestHeader("X-Auth-Token", scene.Agent.Client.Token);
        }

        await socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = path }.Uri, CancellationToken.None);
        await SendAsync(socket, "{\"protocol\":\"json\",\"version\":1}" + End);
        if (path == "/hubs/visitor")
        {
            var seat = new JsonArray(scene.Visitor.Token, scene.Visitor.RoomId, null);
            var subscribe = new JsonObject { ["type"] = 1, ["invocationId"] = "s", ["target"] = "Subscribe", ["arguments"] = seat };
            await SendAsync(socket, subscribe.ToJsonString() + End);
        }

        return socket;
    }

    /// <summary>Reads everything up to the response to the harmless call, or to the end of the connection.</summary>
    private async Task<string> SayAsync(string frame, string asked)
    {
        using var timeout = new CancellationTokenSource(Patience);
        var heard = new StringBuilder();
        try
        {
            await SendAsync(_socket!, frame + End);
            await SendAsync(_socket!, $"{{\"type\":1,\"invocationId\":\"{asked}\",\"target\":\"Nothing\",\"arguments\":[]}}{End}");
            while (!heard.ToString().Contains($"\"{asked}\"", StringComparison.Ordinal))
            {
                var received = await _socket!.ReceiveAsync(_buffer.AsMemory(), timeout.Token);
                if (received.MessageType == WebSocketMessageType.Close) break;
                heard.Append(Encoding.UTF8.GetString(_buffer, 0, received.Count));
            }
        }
        catch (WebSocketException)
        {
            // Ended while we spoke.
        }

        return heard.ToString();
    }

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);
}
