using System.Collections.Concurrent;
using System.Diagnostics;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>Visitors and their agents who write without pause, each writer in some rooms, in turn.</summary>
internal sealed class SteadyWriters
{
    public const int Writers = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _over = new();
    private readonly Retries _calls;
    private readonly Task _run;

    /// <param name="late">Ends calls that nobody answers.</param>
    public SteadyWriters(IReadOnlyList<ServedChat> chats, Retries calls, Pulse pulse, CancellationToken late)
    {
        _calls = calls;
        _run = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer =>
            WriteAsync(writer, [.. chats.Where((_, number) => number % Writers == writer)], pulse, late)));
    }

    public ConcurrentQueue<Acknowledged> Acknowledged { get; } = new();

    /// <summary>Writes one message until it is acknowledged.</summary>
    public async Task WriteAsync(ServedChat served, string id, bool isAgents, CancellationToken late)
    {
        var chat = served.Chat;
        var written = isAgents
            ? await _calls.RequireAsync(
                HttpMethod.Post, "chat.sendMessage", new { message = new { _id = id, rid = chat.RoomId, msg = "Yes" } }, served.Agent, null, late)
            : await _calls.RequireAsync(
                HttpMethod.Post, "livechat/message", new { token = chat.Token, rid = chat.RoomId, _id = id, msg = "Hello?" }, null, null, late);
        Acknowledged.Enqueue(new Acknowledged(id, chat.RoomId, written.GetProperty("message").GetProperty("seq").GetInt64()));
    }

    /// <summary>Fails with the first writer that failed.</summary>
    public void ThrowIfFailed()
    {
        if (_run.IsFaulted) _run.GetAwaiter().GetResult();
    }

    /// <summary>Ends the load: what was begun is written to its end.</summary>
    public async Task StopAsync()
    {
        await _over.CancelAsync();
        await _run;
        _over.Dispose();
    }

    private async Task WriteAsync(int writer, List<ServedChat> rooms, Pulse pulse, CancellationToken late)
    {
        for (var number = 0; !_over.IsCancellationRequested; number++)
        {
            var began = Stopwatch.GetTimestamp();
            await WriteAsync(rooms[number % rooms.Count], $"w{writer}-{number}", number % 3 == 2, late);
            pulse.Note(writer, began);
            await Task.Delay(Pause, late);
        }
    }
}
