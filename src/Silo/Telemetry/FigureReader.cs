using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Telemetry;

/// <summary>
/// Reads regularly what a process cannot count by itself: how far it is behind the journal, and who waits. A figure that could not be read is
/// absent, not old.
/// </summary>
internal sealed partial class FigureReader : BackgroundService
{
    /// <summary>Queues that are named; the others are counted together.</summary>
    private const int QueuesMax = 50;

    /// <summary>Queues that are looked at.</summary>
    private const int QueuesReadMax = 1_000;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private readonly IJournal _journal;
    private readonly IJournalFollower _follower;
    private readonly IQueueLengths _queues;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private volatile Figures _figures = Figures.None;

    public FigureReader(
        IMeterFactory meters, IJournal journal, IJournalFollower follower, IQueueLengths queues, TimeProvider time, ILogger<FigureReader> logger)
    {
        (_journal, _follower, _queues, _time, _logger) = (journal, follower, queues, time, logger);
        var feed = meters.Create("ContactCenter.Feed");
        feed.CreateObservableGauge("contactcenter.feed.position", () => follower.Position, "{entry}", "Position up to which the journal has been read");
        feed.CreateObservableGauge("contactcenter.feed.behind", () => _figures.Behind, "{entry}", "Entries that this process has not read yet");
        feed.CreateObservableGauge("contactcenter.feed.lag", () => _figures.Lag, "s", "Age of the oldest entry that this process has not read yet");
        var queue = meters.Create("ContactCenter.Queue");
        queue.CreateObservableGauge("contactcenter.queue.waiting", () => _figures.Waiting, "{conversation}", "Conversations that wait in a queue");
        queue.CreateObservableGauge("contactcenter.queue.longest_wait", () => _figures.Longest, "s", "Time that the first of a queue has waited");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, _time);
        var wasRead = true;
        do
        {
            try
            {
                _figures = await ReadAsync(stoppingToken);
                wasRead = true;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                _figures = Figures.None;
                if (wasRead) LogNotRead(exception.GetType().Name);
                wasRead = false;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<Figures> ReadAsync(CancellationToken cancellationToken)
    {
        // The head first: what is written between the two readings is not behind.
        var head = await _journal.HeadAsync(cancellationToken);
        var position = _follower.Position;
        var behind = Math.Max(head - position, 0);
        var next = behind == 0 ? [] : await _journal.ReadAsync(position, 1, cancellationToken);
        var now = _time.GetUtcNow();
        var lag = next.IsEmpty ? 0 : SecondsSince(next[0].At, now);
        var (waiting, longest) = Of(await _queues.ListLongestAsync(QueuesReadMax, cancellationToken), now);
        return new Figures([new Measurement<long>(behind)], [new Measurement<double>(lag)], waiting, longest);
    }

    private static (IEnumerable<Measurement<long>> Waiting, IEnumerable<Measurement<double>> Longest) Of(
        ImmutableArray<QueueLength> queues, DateTimeOffset now)
    {
        var groups = queues.Select((queue, index) => (Name: index < QueuesMax ? queue.DepartmentId ?? "none" : "others", queue))
            .GroupBy(item => item.Name, item => item.queue).ToList();
        return (
            groups.Select(group => new Measurement<long>(group.Sum(queue => queue.Waiting), Department(group.Key))).ToList(),
            groups.Select(group => new Measurement<double>(SecondsSince(group.Min(queue => queue.Oldest), now), Department(group.Key))).ToList());
    }

    private static KeyValuePair<string, object?> Department(string name) => new("department", name);

    private static double SecondsSince(DateTimeOffset then, DateTimeOffset now) => Math.Max((now - then).TotalSeconds, 0);

    [LoggerMessage(LogLevel.Warning, "Figures of the feed and the queues cannot be read: {Kind}")]
    private partial void LogNotRead(string kind);

    private sealed record Figures(
        IEnumerable<Measurement<long>> Behind, IEnumerable<Measurement<double>> Lag,
        IEnumerable<Measurement<long>> Waiting, IEnumerable<Measurement<double>> Longest)
    {
        public static Figures None { get; } = new([], [], [], []);
    }
}
