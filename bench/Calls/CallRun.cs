using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace ContactCenter.Bench.Calls;

/// <summary>
/// A PBX whose calls arrive as fast as agents take them: each agent has one at a time, answers it when its screen shows it, and has the next as soon as
/// it is over. Events come signed over HTTP, one a request; of half of the calls in another order than they happened, and a tenth of all events twice.
/// </summary>
internal sealed class CallRun(CallStage stage, CallsOptions options, SignedPbx pbx) : IDisposable
{
    public const string OwnNumber = "+493055550";

    /// <summary>The place of the event that an agent's phone rings.</summary>
    private const int AgentRings = 1;
    private static readonly TimeSpan ShowsWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly SemaphoreSlim _inFlight = new(options.InFlight);
    private readonly ConcurrentBag<int> _ringing = [];
    private readonly Random _random = new(options.Seed);
    private int _calls;
    private int _events;

    /// <summary>Events that are not a repetition.</summary>
    public int Events => _events;

    public TimeSpan Duration { get; private set; }

    /// <summary>From just before the event that a phone rings is sent to the moment when its agent's screen shows it.</summary>
    public Latencies Ringing => Latencies.Of(_ringing);

    public async Task RunAsync(int calls, CancellationToken cancellationToken)
    {
        _ringing.Clear();
        (_calls, _events) = (calls, 0);
        var started = Stopwatch.GetTimestamp();
        var agents = Channel.CreateUnbounded<int>();
        for (var agent = 0; agent < stage.Agents; agent++) agents.Writer.TryWrite(agent);
        var playing = new List<Task>();
        for (var call = 0; call < calls; call++)
        {
            var agent = await agents.Reader.ReadAsync(cancellationToken);
            var plan = Plan(call, agent);
            playing.Add(PlayAsync(plan, () => agents.Writer.TryWrite(agent), cancellationToken));
        }

        await Task.WhenAll(playing);
        Duration = Stopwatch.GetElapsedTime(started);
    }

    public void Dispose() => _inFlight.Dispose();

    public static string NumberOf(int call) => string.Create(CultureInfo.InvariantCulture, $"+4930{1_000_000 + call:0000000}");

    /// <summary>The events of one call, in the order in which they are sent.</summary>
    private List<Dictionary<string, object?>> Plan(int call, int agent)
    {
        var id = $"bench-{_calls}-{call}";
        var start = TimeProvider.System.GetUtcNow();
        List<Dictionary<string, object?>> later =
        [
            Event(id, start, 2, "answered", agent), Event(id, start, 3, "held", agent), Event(id, start, 4, "resumed", agent),
            Event(id, start, 5, "ended", agent), Event(id, start, 6, "ended", null),
        ];
        if (_random.Next(2) == 0) later = [.. later.OrderBy(_ => _random.Next())];
        var first = Event(id, start, 0, "ringing", null);
        (first["direction"], first["from"], first["to"]) = ("inbound", NumberOf(call), OwnNumber);
        List<Dictionary<string, object?>> all = [first, Event(id, start, 1, "ringing", agent), .. later];
        foreach (var one in all.ToList())
            if (_random.Next(10) == 0) all.Add(one);
        return all;
    }

    private static Dictionary<string, object?> Event(string call, DateTimeOffset start, int place, string kind, int? agent)
    {
        var said = new Dictionary<string, object?>
        {
            ["callId"] = call, ["id"] = $"{call}-{place}", ["kind"] = kind, ["at"] = (start + (place * Step)).ToString("O", CultureInfo.InvariantCulture),
        };
        if (agent is { } number) (said["legId"], said["legRole"], said["agent"]) = ("agent", "agent", CallStage.NameOf(number));
        return said;
    }

    private async Task PlayAsync(List<Dictionary<string, object?>> plan, Action over, CancellationToken cancellationToken)
    {
        for (var place = 0; place < plan.Count; place++)
        {
            var saidAt = await SendInTurnAsync(plan[place], cancellationToken);
            if (place != AgentRings) continue;
            // Nobody takes a call that does not show.
            var shownAt = await stage.ShownAsync((string)plan[place]["callId"]!).WaitAsync(ShowsWithin, cancellationToken);
            _ringing.Add((int)Stopwatch.GetElapsedTime(saidAt, shownAt).TotalMicroseconds);
        }

        over();
    }

    /// <returns>The time just before it was sent.</returns>
    private async Task<long> SendInTurnAsync(Dictionary<string, object?> said, CancellationToken cancellationToken)
    {
        await _inFlight.WaitAsync(cancellationToken);
        try
        {
            var saidAt = Stopwatch.GetTimestamp();
            if (await SendAsync(said, cancellationToken)) Interlocked.Increment(ref _events);
            return saidAt;
        }
        finally
        {
            _inFlight.Release();
        }
    }

    /// <returns>Whether the event was new.</returns>
    private async Task<bool> SendAsync(Dictionary<string, object?> said, CancellationToken cancellationToken)
    {
        var answer = await pbx.PostAsync("calls.events", new { events = new[] { said } }, cancellationToken);
        return answer.GetProperty("events")[0].GetProperty("result").GetString() switch
        {
            "recorded" => true,
            "repeated" => false,
            _ => throw new InvalidOperationException($"calls.events answered {answer}"),
        };
    }
}
