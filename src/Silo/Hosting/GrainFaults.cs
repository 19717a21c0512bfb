using ContactCenter.Errors;
using ContactCenter.Journal;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;

namespace ContactCenter.Silo.Hosting;

/// <summary>
/// What leaves a grain is an error of the closed set: a caller's process need not know the libraries that a silo uses, and cannot read their
/// exceptions. Whatever else happened is in the log of the silo where it did.
/// </summary>
internal sealed partial class GrainFaults(ILogger<GrainFaults> logger) : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception exception) when (exception is not ContactCenterException && IsOurs(context.Grain))
        {
            var error = ErrorOf(exception);
            Log(context, exception, error);
            throw new ContactCenterException(error);
        }
    }

    /// <summary>The other end: what comes from a silo that could not say it in words that this process knows, as one of another version.</summary>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception exception) when (exception is SerializerException or UnavailableExceptionFallbackException)
        {
            LogUnreadable(logger, context.InterfaceName, context.MethodName, exception);
            throw new ContactCenterException(CommonErrors.Unavailable);
        }
    }

    /// <summary>Returns the error by which a fault inside a grain reaches its caller.</summary>
    public static Error ErrorOf(Exception exception) => exception is IOException or OperationCanceledException || PassingFaults.Includes(exception)
        ? CommonErrors.Unavailable
        : CommonErrors.Internal;

    /// <summary>The runtime's own grains have their own understanding with it.</summary>
    private static bool IsOurs(object? grain) => grain?.GetType().Assembly == typeof(IJournal).Assembly;

    private void Log(IIncomingGrainCallContext context, Exception exception, Error error)
    {
        if (error.Kind == ErrorKind.Unavailable) LogUnavailable(logger, context.TargetId, context.MethodName, exception.GetType().Name, exception.Message);
        else LogFault(logger, context.TargetId, context.MethodName, exception);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Grain} could not do {Method}: {Kind}: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, GrainId grain, string method, string kind, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Grain} failed in {Method}")]
    private static partial void LogFault(ILogger logger, GrainId grain, string method, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What {Interface} answered to {Method} cannot be read")]
    private static partial void LogUnreadable(ILogger logger, string? @interface, string? method, Exception exception);
}
