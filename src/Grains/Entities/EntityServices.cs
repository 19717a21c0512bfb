using ContactCenter.Journal;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Entities;

/// <summary>The services that every entity's grain needs around its rules.</summary>
public sealed class EntityServices(IJournal journal, TimeProvider time, ILoggerFactory logging)
{
    public IJournal Journal { get; } = journal;

    public ILogger Logger { get; } = logging.CreateLogger("ContactCenter.Entities");

    public TimeProvider Time => time;

    /// <summary>The time now, in whole milliseconds: that is what a store keeps, so replay equals the first run.</summary>
    public DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
