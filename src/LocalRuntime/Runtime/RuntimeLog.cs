using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactCenter.LocalRuntime;

/// <summary>Everything the runtime logs. Grain ids and method names, never arguments or state.</summary>
internal sealed partial class RuntimeLog(ILoggerFactory? loggers)
{
    private readonly ILogger _logger = loggers?.CreateLogger("ContactCenter.LocalRuntime") ?? NullLogger.Instance;

    [LoggerMessage(1, LogLevel.Information, "LocalRuntime started: one process, {Interfaces} grain interfaces")]
    public partial void Started(int interfaces);

    [LoggerMessage(2, LogLevel.Error, "{Grain} could not be activated")]
    public partial void ActivationFailed(GrainId grain, Exception error);

    [LoggerMessage(3, LogLevel.Error, "{Grain} did not deactivate cleanly")]
    public partial void DeactivationFailed(GrainId grain, Exception error);

    [LoggerMessage(4, LogLevel.Error, "A timer of {Grain} failed")]
    public partial void TimerFailed(GrainId grain, Exception error);

    [LoggerMessage(5, LogLevel.Error, "The one-way call {Method} of {Grain} failed")]
    public partial void OneWayCallFailed(GrainId grain, string method, Exception error);

    [LoggerMessage(6, LogLevel.Error, "A subscriber of stream {Stream} failed")]
    public partial void SubscriberFailed(StreamId stream, Exception error);

    [LoggerMessage(7, LogLevel.Warning, "A subscriber of stream {Stream} is {Items} items behind: the newest was dropped")]
    public partial void SubscriberBehind(StreamId stream, int items);

    [LoggerMessage(8, LogLevel.Warning, "Stopped before {Count} activations had deactivated")]
    public partial void LeftBehind(int count);
}
