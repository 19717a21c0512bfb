using ContactCenter.Silo.Hosting;

namespace ContactCenter.Api.Http;

/// <summary>
/// Repeats an action whose outcome is unknown (DESIGN §4): a call's ids are fixed, so repeating it gets the first result if there is one.
/// </summary>
/// <remarks>
/// While the cluster gets over the loss of a silo it is repeated for seconds: what cannot be reached now will be there soon. Otherwise a caller that
/// cannot be served is told so at once.
/// </remarks>
public sealed partial class CommandRetry(TimeProvider time, ILogger<CommandRetry> logger, LostSilos? lost = null)
{
    /// <summary>The longest time that a call is repeated because a silo was lost.</summary>
    private static readonly TimeSpan SettlingPatience = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan SettlingDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>Pause between two log lines about an outage: one line for each call that gets 503 would fill a disk.</summary>
    private static readonly TimeSpan LinePeriod = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan[] Delays = [TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(50),
        TimeSpan.FromMilliseconds(200)];

    private readonly Lock _gate = new();
    private DateTimeOffset _nextLineAt = DateTimeOffset.MinValue;
    private int _callsNotSaid;

    /// <exception cref="ContactCenterException"><see cref="CommonErrors.Unavailable"/> after the last attempt.</exception>
    public Task RunAsync(Func<Task> action, string route, CancellationToken cancellationToken) => RunAsync(
        async () =>
        {
            await action();
            return 0;
        },
        route, cancellationToken);

    /// <inheritdoc cref="RunAsync(Func{Task}, string, CancellationToken)"/>
    public async Task<T> RunAsync<T>(Func<Task<T>> action, string route, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await action();
            }
            catch (Exception exception) when (PassingFaults.Includes(exception))
            {
                if (attempt >= Delays.Length && (lost is not { IsSettling: true } || time.GetElapsedTime(start) >= SettlingPatience))
                {
                    SayUnavailable(route, exception);
                    throw new ContactCenterException(CommonErrors.Unavailable);
                }

                await Task.Delay(attempt < Delays.Length ? Delays[attempt] : SettlingDelay, time, cancellationToken);
            }
        }
    }

    /// <summary>Logs that a call gets 503, for the first of many in a short time.</summary>
    public void SayUnavailable(string route, Exception exception)
    {
        int others;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            // A clock that was set back keeps nobody silent.
            if (now < _nextLineAt && _nextLineAt - now <= LinePeriod)
            {
                _callsNotSaid++;
                return;
            }

            (others, _callsNotSaid, _nextLineAt) = (_callsNotSaid, 0, now + LinePeriod);
        }

        LogUnavailable(route, exception.GetType().Name, exception.Message, others);
    }

    [LoggerMessage(LogLevel.Warning, "{Route} is unavailable: {Kind}: {Reason} ({Others} calls before it were, too)")]
    private partial void LogUnavailable(string route, string kind, string reason, int others);
}
