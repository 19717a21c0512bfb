using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Parties;

namespace ContactCenter.Erasure;

/// <summary>Deleting does not unblock: what a contact kept out, its channels go on keeping out.</summary>
internal static class ErasedBlocks
{
    /// <returns>Target of a channel's block → the block that lasts longest.</returns>
    public static Dictionary<string, BlockView> OfChannels(ErasedIdentity identity)
    {
        var blocks = new Dictionary<string, BlockView>(StringComparer.Ordinal);
        foreach (var block in identity.Blocks)
        {
            if (block is { Scope: BlockScopes.Channel, VisitorId: { } visitorId, Source: { } source }) Add(visitorId, source, block);
            else if (block.Scope == BlockScopes.Contact)
                foreach (var channel in identity.Channels) Add(channel.VisitorId, channel.Source, block);
        }

        return blocks;

        void Add(string visitorId, ChannelSource source, BlockView block)
        {
            var target = BlockTarget.OfChannel(visitorId, source);
            blocks[target] = BlockView.Longer(blocks.GetValueOrDefault(target), block)!;
        }
    }
}
