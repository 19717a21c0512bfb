using ContactCenter.Journal;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Entities;

internal abstract partial class EntityGrain<TState, TEntry>
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Entity} no longer knows its state after seq {Seq} and goes away: {Reason}")]
    private static partial void LogStateUnknown(ILogger logger, EntityId entity, long seq, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The history of {Entity} could not be read")]
    private static partial void LogNotActivated(ILogger logger, EntityId entity, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A command to {Entity} was refused: what it writes cannot be kept")]
    private static partial void LogRefused(ILogger logger, EntityId entity, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot of {Entity} cannot be read ({Exception}); its history is read instead")]
    private static partial void LogSnapshotNotUsed(ILogger logger, EntityId entity, string exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot of {Entity} at seq {Seq} was not written ({Exception})")]
    private static partial void LogSnapshotNotWritten(ILogger logger, EntityId entity, long seq, string exception);
}
