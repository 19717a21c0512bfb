using System.Diagnostics;
using System.Text;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Long;

/// <summary>
/// Measures the first call to a conversation after it left the memory, and the second: the difference is the cost of its activation. The call asks
/// who serves the conversation and writes nothing.
/// </summary>
internal sealed class Activations
{
    private readonly List<int> _first = [];
    private readonly List<int> _second = [];

    public double FirstMilliseconds => Latencies.Of(_first).Milliseconds(0.5);

    public double SecondMilliseconds => Latencies.Of(_second).Milliseconds(0.5);

    public double Milliseconds => FirstMilliseconds - SecondMilliseconds;

    public int Count => _first.Count;

    public async Task MeasureAsync(Uri server, HttpSocket socket, Chat chat, CancellationToken cancellationToken)
    {
        _first.Add(await AskAsync(server, socket, chat, cancellationToken));
        _second.Add(await AskAsync(server, socket, chat, cancellationToken));
    }

    /// <returns>Microseconds.</returns>
    public static async Task<int> AskAsync(Uri server, HttpSocket socket, Chat chat, CancellationToken cancellationToken)
    {
        var request = Encoding.ASCII.GetBytes(
            $"GET /api/v1/livechat/agent.info/{chat.RoomId}/{chat.Token} HTTP/1.1\r\nHost: {server.Authority}\r\n\r\n");
        var started = Stopwatch.GetTimestamp();
        var status = await socket.SendAsync(request, cancellationToken);
        var micros = (int)Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        return status == 200 ? micros : throw new InvalidOperationException($"agent.info was answered with {status}: {socket.ResponseText}");
    }
}
