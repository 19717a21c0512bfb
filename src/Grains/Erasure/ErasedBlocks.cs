using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Parties;

namespace ContactCenter.Erasure;

/// <summary>Carries blocks over an erasure. Deleting does not unblock: channels that a contact's blocks kept out stay blocked.</summary>
internal static class ErasedBlocks
{
    /// <returns>The target of a channel's block → the block that lasts longest.</returns>
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
