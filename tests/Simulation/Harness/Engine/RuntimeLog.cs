using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactCenter.Harness;

/// <summary>The log lines of the harness. Grain ids and method names, never arguments or state.</summary>
internal sealed partial class RuntimeLog(ILoggerFactory? loggers)
{
    private readonly ILogger _logger = loggers?.CreateLogger("ContactCenter.Harness") ?? NullLogger.Instance;

    [LoggerMessage(1, LogLevel.Error, "{Grain} could not be activated")]
    public partial void ActivationFailed(GrainId grain, Exception error);

    [LoggerMessage(2, LogLevel.Error, "{Grain} did not deactivate cleanly")]
    public partial void DeactivationFailed(GrainId grain, Exception error);

    [LoggerMessage(3, LogLevel.Error, "A timer of {Grain} failed")]
    public partial void TimerFailed(GrainId grain, Exception error);

    [LoggerMessage(4, LogLevel.Error, "The one-way call {Method} of {Grain} failed")]
    public partial void OneWayCallFailed(GrainId grain, string method, Exception error);
}
