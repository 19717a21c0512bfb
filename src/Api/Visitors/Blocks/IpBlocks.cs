using System.Collections.Frozen;
using System.Net;
using System.Threading.Channels;
using ContactCenter.Entities;

namespace ContactCenter.Api.Visitors.Blocks;

/// <summary>
/// This node's copy of the blocks of IP ranges, kept current by the journal, because every visitor's call is checked: against one table, with
/// one look for each length of prefix that some block has.
/// </summary>
internal sealed class IpBlocks(IJournal journal, TimeProvider time) : IJournalConsumer
{
    /// <summary>Blocks of ranges at one time.</summary>
    public const int RangesMax = 10_000;

    private static readonly ImmutableArray<string> Types = [EntityTypes.Block];

    private readonly Dictionary<string, AddressBlockState> _byKey = new(StringComparer.Ordinal);
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private volatile Table _table = Table.Empty;

    public bool IsFull => _table.Count >= RangesMax;

    /// <summary>The block in force that keeps this address out; null = none does.</summary>
    public BlockView? Find(IPAddress? address)
    {
        var table = _table;
        return table.Count == 0 || address is null ? null : table.Find(IpNetworks.Plain(address), time.GetUtcNow());
    }

    /// <summary>Completes when blocks have changed since it completed last. One waiter.</summary>
    public async ValueTask WaitForChangeAsync(CancellationToken cancellationToken) => await _changes.Reader.ReadAsync(cancellationToken);

    public async ValueTask StartAsync(long position, CancellationToken cancellationToken)
    {
        await foreach (var entry in journal.ReadTypesUntilAsync(Types, position, cancellationToken)) Apply(entry);

        _table = Table.Of(_byKey.Values);
    }

    public ValueTask OnEntriesAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var isChanged = false;
        foreach (var entry in entries) isChanged |= Apply(entry);
        if (isChanged)
        {
            _table = Table.Of(_byKey.Values);
            _changes.Writer.TryWrite(true);
        }

        return ValueTask.CompletedTask;
    }

    private bool Apply(JournalEntry entry)
    {
        if (entry.Entity.Type != EntityTypes.Block || EntryCodec<AddressBlockEntry>.Read(entry) is not { } change) return false;
        var before = _byKey.GetValueOrDefault(entry.Entity.Id, AddressBlockState.None);
        var after = AddressBlockRules.Apply(before, new Recorded<AddressBlockEntry>(entry.Seq, entry.At, entry.Actor, change));
        if (after.Block is { Scope: BlockScopes.Ip, Target: not null })
        {
            _byKey[entry.Entity.Id] = after;
            return true;
        }

        return _byKey.Remove(entry.Entity.Id);
    }

    /// <summary>Never changed: readers need no lock.</summary>
    private sealed class Table(FrozenDictionary<IPNetwork, BlockView> blocks, ImmutableArray<int> prefixesBits)
    {
        public static Table Empty { get; } = new(FrozenDictionary<IPNetwork, BlockView>.Empty, []);

        public int Count => blocks.Count;

        public static Table Of(IEnumerable<AddressBlockState> states)
        {
            var blocks = states.ToFrozenDictionary(state => IPNetwork.Parse(state.Block!.Target!), state => state.Block!);
            return new Table(blocks, [.. blocks.Keys.Select(network => network.PrefixLength).Distinct()]);
        }

        public BlockView? Find(IPAddress address, DateTimeOffset now)
        {
            foreach (var bits in prefixesBits)
                if (IpNetworks.Containing(address, bits) is { } network && blocks.TryGetValue(network, out var block) && block.IsInForce(now)) return block;
            return null;
        }
    }
}
