using System.Diagnostics;
using ContactCenter.Bench.Send;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Long;

/// <summary>A visitor who writes in its conversation, one message after the other.</summary>
internal sealed class Talk(Uri server, Chat chat)
{
    private const byte Run = (byte)'l';

    private readonly MessageRequest _request = new(server, chat, Run);
    private int _sent;

    public Chat Chat => chat;

    /// <returns>The time of each message, in microseconds.</returns>
    public async Task<int[]> SayAsync(HttpSocket socket, int count, CancellationToken cancellationToken)
    {
        var micros = new int[count];
        for (var i = 0; i < count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var status = await socket.SendAsync(_request.Numbered(_sent++), cancellationToken);
            micros[i] = (int)Stopwatch.GetElapsedTime(started).TotalMicroseconds;
            if (status != 200) throw new InvalidOperationException($"A message was answered with {status}: {socket.ResponseText}");
        }

        return micros;
    }

    /// <summary>Sends messages over several connections as fast as they go, without measuring.</summary>
    public async Task FillAsync(int count, int connections, CancellationToken cancellationToken)
    {
        var last = _sent + count;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            var request = new MessageRequest(server, chat, Run);
            using var socket = new HttpSocket();
            await socket.ConnectAsync(server, cancellationToken);
            for (var number = Interlocked.Increment(ref _sent) - 1; number < last; number = Interlocked.Increment(ref _sent) - 1)
                if (await socket.SendAsync(request.Numbered(number), cancellationToken) is not 200 and var status)
                    throw new InvalidOperationException($"A message was answered with {status}: {socket.ResponseText}");
        }));
        _sent = last;
    }
}
