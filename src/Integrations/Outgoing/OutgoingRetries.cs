using System.Net.Http;
using ContactCenter.Integrations.Telemetry;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace ContactCenter.Integrations.Outgoing;

/// <summary>The rules by which the calls of a client are made again, within the client's time limit.</summary>
public enum OutgoingRetries
{
    /// <summary>None: the caller has its own schedule.</summary>
    None,

    /// <summary>Calls that certainly did not arrive, since no connection was made: for commands, which must not be carried out twice.</summary>
    NotArrived,

    /// <summary>Calls that failed for a passing reason: for reading.</summary>
    Passing,
}

/// <summary>Builds how a client's calls are retried, and held back from a service whose calls keep failing.</summary>
internal static class OutgoingResilience
{
    private const int RetriesMax = 2;

    /// <summary>Fewer calls say nothing of a service.</summary>
    private const int CallsMin = 20;
    private const double FailureShareMax = 0.5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Observed = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan HeldBack = TimeSpan.FromSeconds(5);

    public static ResiliencePipeline<HttpResponseMessage> Create(OutgoingRetries retries, TimeProvider time, OutgoingMeter? meter = null)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        if (retries != OutgoingRetries.None)
        {
            builder.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = RetriesMax, Delay = Pause, MaxDelay = PauseMax,
                OnRetry = _ =>
                {
                    meter?.Retried();
                    return ValueTask.CompletedTask;
                },
                ShouldHandle = arguments => ValueTask.FromResult(retries == OutgoingRetries.Passing
                    ? IsPassing(arguments.Outcome)
                    : HasNotArrived(arguments.Outcome.Exception)),
            });
        }

        return builder.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
        {
            MinimumThroughput = CallsMin, FailureRatio = FailureShareMax, SamplingDuration = Observed, BreakDuration = HeldBack,
            ShouldHandle = arguments => ValueTask.FromResult(IsPassing(arguments.Outcome)),
        }).Build();
    }

    /// <summary>Tells whether a call ended before there was a connection to send it on.</summary>
    internal static bool HasNotArrived(Exception? exception) =>
        !OutgoingRefusedException.IsIn(exception) && exception is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) =>
        !OutgoingRefusedException.IsIn(outcome.Exception) && HttpClientResiliencePredicates.IsTransient(outcome);
}
