using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Queue;

/// <summary>An agent's connection: notes when each conversation shows on it, and passes it on to be served.</summary>
internal sealed class AgentScreen(SignIn agent, ConcurrentDictionary<string, long> shownAt, ChannelWriter<Served> served)
{
    private const string Start = "\"kind\":\"conversation-assigned\",\"rid\":\"";
    private static readonly byte[] StartBytes = Encoding.UTF8.GetBytes(Start);

    public void OnCall(string method, ReadOnlySpan<byte> argument)
    {
        var now = Stopwatch.GetTimestamp();
        while (argument.IndexOf(StartBytes) is >= 0 and var start)
        {
            argument = argument[(start + StartBytes.Length)..];
            var roomId = Encoding.UTF8.GetString(argument[..argument.IndexOf((byte)'"')]);
            if (shownAt.TryAdd(roomId, now)) served.TryWrite(new Served(agent, roomId));
        }
    }
}

/// <summary>A conversation that shows on its agent's screen.</summary>
internal sealed record Served(SignIn Agent, string RoomId);
