using ContactCenter.Journal;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Entities;

/// <summary>What every actor needs around its rules.</summary>
public sealed class EntityServices(IJournal journal, TimeProvider time, ILoggerFactory logging)
{
    public IJournal Journal { get; } = journal;

    public ILogger Logger { get; } = logging.CreateLogger("ContactCenter.Entities");

    /// <summary>Now, in whole milliseconds: what a store keeps, so that replay equals the first run.</summary>
    public TimeProvider Time => time;

    public DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
