using System.Text.Json;
using ContactCenter.Blocks;
using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Storage.Listing;

/// <summary>A block and the actor that keeps it.</summary>
internal sealed record OwnedBlock(BlockOwner Owner, BlockRow Block)
{
    /// <summary>The view of a block of a channel, by which its conversations are found; null for every other block.</summary>
    public BlockView? Channel { get; } = Block.Scope == BlockScopes.Channel ? View(Block.Document) : null;

    private static BlockView? View(string document)
    {
        try
        {
            return JsonSerializer.Deserialize<BlockView>(document, JournalJson.Options);
        }
        catch (JsonException)
        {
            // A block must be written whatever its document says: then only its conversations are not found again.
            return null;
        }
    }
}
