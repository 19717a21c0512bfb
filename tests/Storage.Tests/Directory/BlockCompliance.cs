using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Blocks;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>Blocks: replaced with their owner, found by what they keep out, listed for operators, and counted.</summary>
public abstract class BlockCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private IJournal Journal => fixture.Host.Journal;

    private StorageHost Host => fixture.Host;

    [DatabaseFact]
    public async Task Block_is_found_by_its_target_until_its_time_is_over()
    {
        var (owner, id) = (Sample.NewId(), Sample.NewId());
        var block = Sample.Block(id, BlockScopes.Email, expiresAt: Sample.Time.AddHours(1)) with { Target = null, BlockedBy = "user:u" };
        await Journal.PutAsync(new BlocksRow(EntityTypes.Block, owner, [block]));
        Assert.Equal(block, await Host.BlockDirectory.FindBlockAsync(["other", block.TargetHash], Sample.Time));
        Assert.Equal(block, await Host.BlockDirectory.FindBlockAsync([block.TargetHash], Sample.Time.AddHours(1).AddMilliseconds(-1)));
        Assert.Null(await Host.BlockDirectory.FindBlockAsync([block.TargetHash], Sample.Time.AddHours(1)));
        Assert.Null(await Host.BlockDirectory.FindBlockAsync(["other"], Sample.Time));
        Assert.Null(await Host.BlockDirectory.FindBlockAsync([], Sample.Time));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Host.BlockDirectory.FindBlockAsync([.. Enumerable.Repeat("x", DirectoryLimits.TargetHashesMax + 1)], Sample.Time));

        await Journal.PutAsync(new BlocksRow(EntityTypes.Block, owner, []));
        Assert.Null(await Host.BlockDirectory.FindBlockAsync([block.TargetHash], Sample.Time));
    }

    [DatabaseFact]
    public async Task Blocks_of_an_owner_are_replaced_as_a_whole_and_go_with_it()
    {
        var (contact, one, two, three) = (Sample.NewId(), Sample.NewId(), Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(Sample.Contact(contact), Sample.Blocks(contact, Sample.Block(one), Sample.Block(two)));
        await Journal.PutAsync(Sample.Contact(contact));
        Assert.True(await IsThereAsync(one));
        await Journal.PutAsync(Sample.Blocks(contact, Sample.Block(two), Sample.Block(three)));
        Assert.Equal((false, true, true), (await IsThereAsync(one), await IsThereAsync(two), await IsThereAsync(three)));

        await Journal.PutAsync(new RemovedRow(EntityTypes.Block, contact));
        Assert.True(await IsThereAsync(two));
        await Journal.PutAsync(new RemovedRow(EntityTypes.Contact, contact));
        Assert.False(await IsThereAsync(two));
    }

    [DatabaseFact]
    public async Task Contact_removed_and_made_anew_in_one_batch_has_no_old_blocks()
    {
        var (contact, block) = (Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(Sample.Contact(contact), Sample.Blocks(contact, Sample.Block(block)));
        await Journal.PutAsync(new RemovedRow(EntityTypes.Contact, contact), Sample.Contact(contact));
        Assert.False(await IsThereAsync(block));
    }

    [DatabaseFact]
    public async Task Erased_owners_lose_their_blocks_and_what_these_refused()
    {
        var (contact, address) = (new EntityId(EntityTypes.Contact, Sample.NewId()), new EntityId(EntityTypes.Block, Sample.NewId()));
        var (one, two) = (Sample.NewId(), Sample.NewId());
        await Journal.AppendAsync(
            Sample.Append(contact, 0, null, Sample.Contact(contact.Id), Sample.Blocks(contact.Id, Sample.Block(one))));
        await Journal.AppendAsync(Sample.Append(address, 0, null, new BlocksRow(EntityTypes.Block, address.Id, [Sample.Block(two)])));
        await Host.RefusalStore.AddRefusalsAsync([new(one, 1, Sample.Time), new(two, 1, Sample.Time)]);
        await Journal.EraseAsync([contact, address]);
        Assert.Equal((false, false), (await IsThereAsync(one), await IsThereAsync(two)));
        Assert.Equal(0, await CountRefusalsAsync(one, two));
    }

    [DatabaseFact]
    public async Task Refusals_are_added_up_and_go_with_their_block_unless_it_is_written_again()
    {
        var (loser, winner, kept, lifted) = (Sample.NewId(), Sample.NewId(), Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(Sample.Contact(loser), Sample.Blocks(loser, Sample.Block(kept), Sample.Block(lifted)));
        await Host.RefusalStore.AddRefusalsAsync(
        [
            new(kept, 2, Sample.Time.AddMinutes(2)), new(lifted, 1, Sample.Time), new(kept, 3, Sample.Time.AddMinutes(1)),
            new(Sample.NewId(), 1, Sample.Time),
        ]);
        await Host.RefusalStore.AddRefusalsAsync([new(kept, 5, Sample.Time)]);
        await Host.RefusalStore.AddRefusalsAsync([]);
        Assert.Equal((10, Sample.Time.AddMinutes(2)), await CountedAsync(kept));

        await Journal.PutAsync(
            new RemovedRow(EntityTypes.Contact, loser), Sample.Contact(winner) with { Aliases = [loser] },
            Sample.Blocks(winner, Sample.Block(kept)));
        Assert.Equal((10, Sample.Time.AddMinutes(2)), await CountedAsync(kept));
        Assert.Equal(1, await CountRefusalsAsync(kept, lifted));

        await Journal.PutAsync(Sample.Blocks(winner));
        Assert.Equal(0, await CountRefusalsAsync(kept, lifted));
        await Host.RefusalStore.AddRefusalsAsync([new(kept, 5, Sample.Time)]);
        Assert.Equal(0, await CountRefusalsAsync(kept, lifted));
    }

    [DatabaseFact]
    public async Task Blocks_are_listed_newest_first_by_every_filter()
    {
        var (word, contact) = (Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(new BlocksRow(EntityTypes.Block, word,
        [
            Block(1, BlockScopes.Email) with { Target = $"Ärger100%@{word}" },
            Block(2, BlockScopes.Phone, Sample.Time.AddHours(1)) with { Target = $"+49 1_1 {word}", BlockedBy = $"user:{word}" },
            Block(3, BlockScopes.Contact) with { ContactId = contact, Target = null },
        ]));
        Assert.Equal("21", await ListAsync(new(Sample.Page(), Text: word)));
        Assert.Equal("1", await ListAsync(new(Sample.Page(), Text: $"ÄRGER\u200B100%@{word}")));
        Assert.Equal("1", await ListAsync(new(Sample.Page(), Text: $"arger100%@{word}")));
        Assert.Equal("", await ListAsync(new(Sample.Page(), Text: $"_rger100%@{word}")));
        Assert.Equal("", await ListAsync(new(Sample.Page(), Text: "\u200B")));
        Assert.Equal("3", await ListAsync(new(Sample.Page(), ContactId: contact)));
        Assert.Equal("2", await ListAsync(new(Sample.Page(), BlockedBy: $"user:{word}")));
        Assert.Equal("1", await ListAsync(new(Sample.Page(), Scope: BlockScopes.Email, Text: word)));
        Assert.Equal("21", await ListAsync(new(Sample.Page(), Text: word, InForceAt: Sample.Time)));
        Assert.Equal("1", await ListAsync(new(Sample.Page(), Text: word, InForceAt: Sample.Time.AddHours(1))));
        Assert.Equal("12", await ListAsync(new(Sample.Page(sort: new SortBy("blockedAt", false)), Text: word)));
        Assert.Equal("21", await ListAsync(new(Sample.Page(sort: new SortBy("expiresAt", true)), Text: word)));
        Assert.Equal(2, (await Host.BlockSearch.ListBlocksAsync(new(Sample.Page(0, 1), Text: word))).Total);

        BlockRow Block(int number, string scope, DateTimeOffset? expiresAt = null) =>
            Sample.Block($"{word}{number}", scope, expiresAt: expiresAt) with { BlockedAt = Sample.Time.AddMinutes(number) };

        async Task<string> ListAsync(BlockQuery query) =>
            string.Concat((await Host.BlockSearch.ListBlocksAsync(query)).Items.Select(item => item.Block.BlockId[^1]));
    }

    [DatabaseFact]
    public async Task Owners_of_blocks_whose_time_is_over_are_listed_oldest_first()
    {
        var (one, two, three, from) = (Sample.NewId(), Sample.NewId(), Sample.NewId(), Sample.Time.AddYears(-10));
        await Journal.PutAsync(
            Sample.Blocks(one, Expiring(2), Expiring(4)), new BlocksRow(EntityTypes.Block, two, [Expiring(1), Expiring(9)]),
            Sample.Blocks(three, Expiring(5), Sample.Block(Sample.NewId())));
        Assert.Equal<BlockOwner>(
            [new(EntityTypes.Block, two), new(EntityTypes.Contact, one)], await Host.BlockDirectory.ListExpiredBlocksAsync(from.AddHours(4), 10));
        Assert.Equal<BlockOwner>([new(EntityTypes.Block, two)], await Host.BlockDirectory.ListExpiredBlocksAsync(from.AddHours(4), 1));

        BlockRow Expiring(int hours) => Sample.Block(Sample.NewId(), expiresAt: from.AddHours(hours));
    }

    [DatabaseFact]
    public async Task Blocks_whose_conversation_is_still_open_are_listed_until_it_is_closed()
    {
        var (contact, alias, visitor) = (Sample.NewId(), Sample.NewId(), Sample.NewId());
        var (erased, other) = (Sample.NewId(), Sample.NewId());
        var later = Sample.Time.AddHours(1);
        await Journal.PutAsync(
            Sample.Contact(contact) with { Aliases = [alias] },
            Sample.Blocks(contact, Sample.Block(Sample.NewId(), BlockScopes.Contact, contact, later)),
            new BlocksRow(EntityTypes.Block, erased, [Channel(visitor, new ChannelSource("widget"))]),
            Sample.Blocks(other, Channel(visitor, new ChannelSource("widget", "2")), Sample.Block(Sample.NewId(), BlockScopes.Email)));
        Assert.Empty(await ListAsync(Sample.Time));

        var byAlias = Sample.Conversation(Sample.NewId(), ConversationStatuses.Verifying) with { ContactId = alias };
        await Journal.PutAsync(byAlias);
        Assert.Equal<BlockOwner>([new(EntityTypes.Contact, contact)], await ListAsync(Sample.Time));
        Assert.Empty(await ListAsync(later));

        var byVisitor = Sample.Conversation(Sample.NewId()) with { VisitorId = visitor };
        await Journal.PutAsync(byVisitor, byAlias with { ContactId = contact });
        Assert.Equal<BlockOwner>([new(EntityTypes.Block, erased), new(EntityTypes.Contact, contact)], await ListAsync(Sample.Time));
        await Journal.PutAsync(byVisitor with { SourceId = "2" });
        Assert.Equal<BlockOwner>([new(EntityTypes.Contact, other)], (await ListAsync(later)));

        await Journal.PutAsync(
            byVisitor with { Status = ConversationStatuses.Closed }, byAlias with { Status = ConversationStatuses.Closed });
        Assert.Empty(await ListAsync(Sample.Time));

        async Task<ImmutableArray<BlockOwner>> ListAsync(DateTimeOffset now) => await Host.BlockDirectory.ListBlocksToEnforceAsync(now, 100);

        static BlockRow Channel(string visitorId, ChannelSource source)
        {
            var view = new BlockView(Sample.NewId(), BlockScopes.Channel, null, null, visitorId, source, null, "system", Sample.Time, null);
            return new BlockRow(
                view.BlockId, view.Scope, BlockTarget.OfChannel(visitorId, source), null, null, view.BlockedBy, view.BlockedAt, null,
                JsonSerializer.Serialize(view, JournalJson.Options));
        }
    }

    [DatabaseFact]
    public async Task Address_blocks_with_an_open_conversation_are_listed_for_merged_contacts_too()
    {
        var (word, digits) = (Sample.NewId(), $"49301{(Guid.NewGuid().GetHashCode() & int.MaxValue) % 1_000_000:000000}");
        var (email, phone) = ($"{word}@example.com", $"+{digits[..2]} {digits[2..]}");
        var (byEmail, byPhone, contact, alias, visitor) = (Sample.NewId(), Sample.NewId(), Sample.NewId(), Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(
            new BlocksRow(EntityTypes.Block, byEmail, [Sample.Block(Sample.NewId(), BlockScopes.Email) with { Target = email }]),
            new BlocksRow(EntityTypes.Block, byPhone, [Sample.Block(Sample.NewId(), BlockScopes.Phone) with { Target = phone }]));
        var room = Sample.Conversation(Sample.NewId()) with { VisitorId = visitor, ContactId = alias };
        await Journal.PutAsync(room);
        Assert.Empty(await ListAsync());

        await Journal.PutAsync(Sample.Visitor(Sample.NewId(), visitor) with { Email = email });
        Assert.Equal<BlockOwner>([new(EntityTypes.Block, byEmail)], await ListAsync());
        await Journal.PutAsync(Sample.Contact(contact) with { Aliases = [alias], Phones = [digits] });
        Assert.Equal(new[] { byEmail, byPhone }.Order(StringComparer.Ordinal), (await ListAsync()).Select(owner => owner.OwnerId));
        await Journal.PutAsync(room with { Status = ConversationStatuses.Closed });
        Assert.Empty(await ListAsync());

        async Task<ImmutableArray<BlockOwner>> ListAsync() =>
            [.. (await Host.BlockDirectory.ListBlocksToEnforceAsync(Sample.Time, 1_000)).Where(owner => owner.OwnerId == byEmail || owner.OwnerId == byPhone)];
    }

    private async Task<bool> IsThereAsync(string blockId) =>
        await Host.BlockDirectory.FindBlockAsync([.. Scopes.Select(scope => Sample.Block(blockId, scope).TargetHash)], Sample.Time) is not null;

    private static IEnumerable<string> Scopes => [BlockScopes.Contact, BlockScopes.Email];

    private async Task<(long Refusals, DateTimeOffset? LastRefusedAt)> CountedAsync(string blockId)
    {
        var listed = await Host.BlockSearch.ListBlocksAsync(new BlockQuery(Sample.Page(), Text: Sample.Block(blockId).Target));
        return (listed.Items.Single().Refusals, listed.Items.Single().LastRefusedAt);
    }

    private async Task<long> CountRefusalsAsync(params string[] blockIds) =>
        await fixture.Host.ScalarAsync($"select count(*) from block_refusals where block_id in ('{string.Join("', '", blockIds)}')");
}

public sealed class BlocksOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : BlockCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class BlocksOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : BlockCompliance<PostgresTestDatabase>(fixture);
