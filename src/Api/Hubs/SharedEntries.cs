using ContactCenter.Api.Feed;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace ContactCenter.Api.Hubs;

/// <summary>
/// Makes the message with an entry once for all connections that get the entry alone, which is how an entry reaches many. Entries that only one
/// connection gets, as most do, are not kept.
/// </summary>
internal sealed class SharedEntries
{
    private const int SlotsCount = 8;

    private readonly Shared?[] _newest = new Shared?[SlotsCount];

    /// <returns>Null = nobody else was sent this entry alone, or not lately.</returns>
    public SerializedHubMessage? Find(EntryBatch batch)
    {
        if (batch.Items is not [var item]) return null;
        ref var slot = ref _newest[batch.LastPosition % SlotsCount];
        if (Volatile.Read(ref slot) is { } shared && ReferenceEquals(shared.Item, item)) return shared.Message;
        Volatile.Write(ref slot, new Shared(item, batch.LastPosition));
        return null;
    }

    private sealed class Shared(byte[] item, long position)
    {
        public byte[] Item => item;

        public SerializedHubMessage Message => field ?? Interlocked.CompareExchange(ref field, Make(), null) ?? field;

        private SerializedHubMessage Make()
        {
            var batch = new EntryBatch(1, item.Length);
            batch.TryAdd(position, item);
            return new SerializedHubMessage(new InvocationMessage(HubMethods.Entries, [batch]));
        }
    }
}
