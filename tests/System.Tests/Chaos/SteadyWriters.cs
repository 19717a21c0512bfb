using System.Collections.Concurrent;
using System.Diagnostics;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>Visitors and their agents who write without pause, each writer in some rooms, in turn.</summary>
internal sealed class SteadyWriters : Load
{
    public const int Writers = 16;

    /// <summary>The agent writes one of so many messages.</summary>
    private const int AgentsOneOf = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Retries _calls;

    public SteadyWriters(IReadOnlyList<ServedChat> chats, Retries calls, Pulse pulse, CancellationToken late) : base(late)
    {
        _calls = calls;
        Start(Enumerable.Range(0, Writers).Select(writer => WriteAsync(writer, [.. chats.Where((_, number) => number % Writers == writer)], pulse)));
    }

    public ConcurrentQueue<Acknowledged> Acknowledged { get; } = new();

    /// <summary>Writes one message until it is acknowledged.</summary>
    public async Task WriteAsync(ServedChat served, string id, bool isAgents, CancellationToken cancellationToken)
    {
        var chat = served.Chat;
        var written = isAgents
            ? await _calls.RequireAsync(
                HttpMethod.Post, "chat.sendMessage", new { message = new { _id = id, rid = chat.RoomId, msg = "Yes" } }, served.Agent, null,
                cancellationToken)
            : await _calls.RequireAsync(
                HttpMethod.Post, "livechat/message", new { token = chat.Token, rid = chat.RoomId, _id = id, msg = "Hello?" }, null, null,
                cancellationToken);
        Acknowledged.Enqueue(new Acknowledged(id, chat.RoomId, written.GetProperty("message").GetProperty("seq").GetInt64()));
    }

    private async Task WriteAsync(int writer, List<ServedChat> rooms, Pulse pulse)
    {
        for (var number = 0; !IsOver; number++)
        {
            var began = Stopwatch.GetTimestamp();
            await WriteAsync(rooms[number % rooms.Count], $"w{writer}-{number}", number % AgentsOneOf == 0, End);
            pulse.Note(writer, began);
            await Task.Delay(Pause, End);
        }
    }
}
