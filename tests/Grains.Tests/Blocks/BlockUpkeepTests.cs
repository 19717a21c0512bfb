using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Entities;
using ContactCenter.Tests.Calls;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactCenter.Tests.Blocks;

public sealed class BlockUpkeepTests
{
    [Fact]
    public async Task Upkeep_rests_until_a_block_is_about_to_end_and_lifts_it()
    {
        await using var scene = await CallScene.StartAsync();
        await scene.CreateContactAsync("contact-ada", "Ada");
        await scene.Contact("contact-ada").Block(
            new BlockContact(CallScene.Context("block"), null, "block-1", null, scene.Time.GetUtcNow() + 2 * IUpkeep.RestMax));
        var upkeep = new BlockUpkeep(scene.Host.Grains, scene.Host.Directory, scene.Host.Directory, scene.Time, NullLogger<BlockUpkeep>.Instance);

        Assert.Null(await upkeep.RunOnceAsync(CancellationToken.None));
        scene.Time.Advance(IUpkeep.RestMax);
        Assert.Equal(NextRun.Soon, await upkeep.RunOnceAsync(CancellationToken.None));
        scene.Time.Advance(IUpkeep.RestMax);
        Assert.Equal(NextRun.Soon, await upkeep.RunOnceAsync(CancellationToken.None));
        Assert.Empty(await scene.Host.Directory.ListExpiredBlocksAsync(scene.Time.GetUtcNow(), 1));
        Assert.Null(await upkeep.RunOnceAsync(CancellationToken.None));
    }
}
