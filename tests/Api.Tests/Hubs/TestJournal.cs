using System.Collections.Immutable;
using ContactCenter.Journal;

namespace ContactCenter.Tests.Hubs;

/// <summary>A journal in memory that hands every entry to its consumers at once, in the writer's thread.</summary>
internal sealed class TestJournal : IJournal, IJournalFollower
{
    private readonly Lock _gate = new();
    private readonly List<JournalEntry> _entries = [];
    private readonly Dictionary<EntityId, long> _seqs = [];
    private readonly List<IJournalConsumer> _consumers = [];
    private bool _isHeld;
    private int _handedOver;

    /// <summary>The number of times that pages were read.</summary>
    public int Reads { get; private set; }

    public long Position => Head;

    public long Head
    {
        get
        {
            lock (_gate) return _entries.Count;
        }
    }

    public ImmutableArray<JournalEntry> All
    {
        get
        {
            lock (_gate) return [.. _entries];
        }
    }

    /// <summary>Starts the consumers at the head.</summary>
    public async Task StartAsync(params IJournalConsumer[] consumers)
    {
        foreach (var consumer in consumers) await consumer.StartAsync(Head, CancellationToken.None);
        _handedOver = (int)Head;
        _consumers.AddRange(consumers);
    }

    public JournalEntry Append(EntityId entity, DateTimeOffset at, string kind, string data, EntryTags tags)
    {
        lock (_gate)
        {
            var seq = _seqs[entity] = _seqs.GetValueOrDefault(entity) + 1;
            var entry = new JournalEntry(_entries.Count + 1, entity, seq, at, Actors.System, kind, data, null, tags);
            _entries.Add(entry);
            if (!_isHeld) HandOver([entry]);
            return entry;
        }
    }

    /// <summary>Hands nothing over until <see cref="Release"/>: this node is behind the others.</summary>
    public void Hold() => _isHeld = true;

    public void Release()
    {
        lock (_gate)
        {
            _isHeld = false;
            HandOver([.. _entries.Skip(_handedOver)]);
        }
    }

    private void HandOver(ImmutableArray<JournalEntry> entries)
    {
        foreach (var consumer in _consumers)
            if (!consumer.OnEntriesAsync(entries, CancellationToken.None).AsTask().IsCompletedSuccessfully) throw new NotSupportedException();
        _handedOver = _entries.Count;
    }

    public Task<ImmutableArray<JournalEntry>> ReadAsync(long afterPosition, int limit, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            Reads++;
            return Task.FromResult<ImmutableArray<JournalEntry>>([.. _entries.Skip((int)afterPosition).Take(limit)]);
        }
    }

    public Task<ImmutableArray<JournalEntry>> ReadTypesBackwardsAsync(
        ImmutableArray<string> entityTypes, long beforePosition, ImmutableArray<string> kinds, int limit,
        CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<JournalEntry>> ReadTypesAsync(
        ImmutableArray<string> entityTypes, long afterPosition, int limit, CancellationToken cancellationToken = default)
    {
        lock (_gate)
            return Task.FromResult<ImmutableArray<JournalEntry>>(
                [.. _entries.Skip((int)afterPosition).Where(e => entityTypes.Contains(e.Entity.Type)).Take(limit)]);
    }

    public Task<long> HeadAsync(CancellationToken cancellationToken = default) => Task.FromResult(Head);

    public Task WaitForAsync(long position, CancellationToken cancellationToken = default)
    {
        // Entries are handed over under the lock.
        lock (_gate) return position <= _handedOver || position == 0 ? Task.CompletedTask : throw new NotSupportedException();
    }

    public void Hint(long position) { }

    public Task<AppendOutcome> AppendAsync(JournalAppend append, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<JournalEntry?> FindCommandAsync(EntityId entity, string commandId, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<JournalEntry>> ReadEntityAsync(
        EntityId entity, long afterSeq, int limit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<JournalEntry>> ReadEntityBackwardsAsync(
        EntityId entity, long beforeSeq, ImmutableArray<string> kinds, int limit, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Leaves of an erased entity's entries the same as the real journal does.</summary>
    public void Erase(EntityId entity)
    {
        lock (_gate)
        {
            for (var i = 0; i < _entries.Count; i++)
            {
                if (_entries[i].Entity != entity) continue;
                _entries[i] = _entries[i] with
                {
                    Entity = entity with { Id = "" }, Seq = _entries[i].Position, Actor = "", Kind = JournalLimits.TombstoneKind, Data = "{}",
                    Tags = EntryTags.None,
                };
            }
        }
    }

    public Task<ImmutableDictionary<string, long>> CountKindsAsync(
        ImmutableArray<EntityId> entities, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<EntityId>> ListEntitiesThatNameAsync(
        ImmutableArray<string> contactIds, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task RedactAsync(EntityId entity, ImmutableArray<Redaction> redactions, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<long> EraseAsync(ImmutableArray<EntityId> entities, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    public Task<ImmutableArray<JournalEntry>> ReadContactsAsync(ImmutableArray<string> contactIds, long beforePosition, ImmutableArray<string> kinds, int limit,
        CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
