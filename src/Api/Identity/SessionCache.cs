using System.Collections.Concurrent;

namespace ContactCenter.Api.Identity;

/// <summary>The user that a token belongs to, and the token's end.</summary>
/// <param name="ReadAt">The time when it was looked up. After a while it is looked up again, and its use is noted.</param>
internal sealed record Session(Caller Caller, DateTimeOffset ExpiresAt, DateTimeOffset ReadAt = default);

/// <summary>
/// This node's sessions by token hash. Any entry of an account drops the sessions of its user, so a logout, a changed role or a deletion
/// anywhere is seen here as soon as the journal is read.
/// </summary>
/// <remarks>
/// A look-up that began before such an entry must not store what it read: it carries the generation it began in, and every account entry
/// begins a new one.
/// </remarks>
internal sealed class SessionCache : IJournalConsumer
{
    public const int SessionsMax = 50_000;

    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);
    private readonly Lock _changes = new();
    private long _generation;

    public long Generation => Interlocked.Read(ref _generation);

    public Session? Find(string tokenHash) => _sessions.GetValueOrDefault(tokenHash);

    public void Add(string tokenHash, Session session, long generation)
    {
        lock (_changes)
        {
            if (generation != _generation) return;
            if (_sessions.Count >= SessionsMax) _sessions.Clear();
            _sessions[tokenHash] = session;
        }
    }

    /// <summary>Nothing to load: a session is looked up when it is first used.</summary>
    public ValueTask StartAsync(long position, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask OnEntriesAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
            if (entry.Entity.Type == EntityTypes.Account) Drop(entry.Entity.Id);
        return ValueTask.CompletedTask;
    }

    private void Drop(string userId)
    {
        lock (_changes)
        {
            _generation++;
            foreach (var (hash, session) in _sessions)
                if (session.Caller.UserId == userId) _sessions.TryRemove(hash, out _);
        }
    }
}
