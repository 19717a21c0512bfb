using System.Collections.Immutable;
using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Tests.Contacts;

namespace ContactCenter.Tests.Blocks;

/// <summary>The rules for blocking, renewing, expiring and lifting, without grains.</summary>
public sealed class BlockRulesTests
{
    private static readonly ChannelSource Widget = new("widget");
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Address_block_that_is_renewed_stays_the_same_block()
    {
        var blocked = After(AddressBlockState.None, AddressBlockRules.Block(AddressBlockState.None, BlockEmail("one", "Spam", null), Now));
        Assert.Empty(AddressBlockRules.Block(blocked, BlockEmail("two", null, null), Now).Entries);
        Assert.Empty(AddressBlockRules.Block(blocked, BlockEmail("two", "Spam", null), Now).Entries);
        var renewed = After(blocked, AddressBlockRules.Block(blocked, BlockEmail("two", null, Now.AddHours(1)), Now));
        Assert.Equal(("one", "Spam", Now.AddHours(1)), (renewed.Block!.BlockId, renewed.Block.Reason, renewed.Block.ExpiresAt));
    }

    [Fact]
    public void Address_block_whose_time_is_over_is_lifted_by_itself_or_before_a_new_one()
    {
        var blocked = After(AddressBlockState.None, AddressBlockRules.Block(AddressBlockState.None, BlockEmail("one", "Spam", Now.AddHours(1)), Now));
        Assert.Empty(AddressBlockRules.LiftExpired(blocked, Now.AddHours(1).AddMilliseconds(-1)).Entries);
        var lifted = Assert.IsType<AddressUnblocked>(Assert.Single(AddressBlockRules.LiftExpired(blocked, Now.AddHours(1)).Entries));
        Assert.Equal((UnblockReason.Expired, BlockScopes.Email, "a@b.c", "one"), (lifted.Why, lifted.Scope, lifted.Target, lifted.BlockId));

        var again = AddressBlockRules.Block(blocked, BlockEmail("two", null, null), Now.AddHours(1));
        Assert.Equal([typeof(AddressUnblocked), typeof(AddressBlocked)], again.Entries.Select(entry => entry.GetType()));
        Assert.Equal(("two", (string?)null), (After(blocked, again).Block!.BlockId, After(blocked, again).Block!.Reason));
    }

    [Fact]
    public void Address_that_is_not_blocked_is_unblocked_without_an_entry()
    {
        Assert.Empty(AddressBlockRules.Unblock(AddressBlockState.None).Entries);
        var blocked = After(AddressBlockState.None, AddressBlockRules.Block(AddressBlockState.None, BlockEmail("one", null, null), Now));
        Assert.Null(After(blocked, AddressBlockRules.Unblock(blocked)).Block);
    }

    [Fact]
    public void Channel_block_that_is_renewed_keeps_id_and_reason()
    {
        var world = World("visitor");
        Block(world, "one", "Spam", null);
        Block(world, "two", null, null);
        Assert.Equal(2 + 1, world.HistoryOf("contact").Count);
        Block(world, "three", null, Now.AddHours(1));
        Assert.Equal(("one", "Spam", Now.AddHours(1)), Terms(world));
        Block(world, "four", "Worse", Now.AddHours(1));
        Assert.Equal(("one", "Worse", Now.AddHours(1)), Terms(world));
    }

    [Fact]
    public void Channel_block_whose_time_is_over_is_lifted_before_a_new_one()
    {
        var world = World("visitor");
        Block(world, "one", "Spam", Now.AddHours(1));
        world.Now = Now.AddHours(1);
        Assert.Null(ContactBlocks.Find(world.Of("contact").View, "visitor", Widget, world.Now));
        Block(world, "two", null, null);
        Assert.Equal(("two", null, null), Terms(world));
        Assert.Equal(
            [typeof(ChannelBlocked), typeof(ChannelUnblocked), typeof(ChannelBlocked)],
            world.HistoryOf("contact").Skip(2).Select(entry => entry.Entry.GetType()));
    }

    [Fact]
    public void More_expired_blocks_than_one_append_holds_are_lifted_in_several_runs()
    {
        var visitors = Enumerable.Range(0, 120).Select(number => $"visitor{number}").ToArray();
        var world = World(visitors);
        foreach (var visitor in visitors) Block(world, visitor, null, Now.AddHours(1), visitor);
        world.Now = Now.AddHours(1);
        var runs = 0;
        while (ContactBlocks.LiftExpired(world.Of("contact"), world.Now) is { Entries: { IsEmpty: false } lifted })
        {
            Assert.True(lifted.Length < JournalLimits.MaxEntriesPerAppend);
            world.Execute("contact", state => ContactBlocks.LiftExpired(state, world.Now));
            runs++;
        }

        Assert.Equal(3, runs);
        Assert.Empty(ContactBlocks.All(world.Of("contact").View!));
    }

    [Fact]
    public void Addresses_of_a_contact_are_targets_but_texts_without_digits_are_nobodys_number()
    {
        var contact = new ContactView { ContactId = "c", Name = "n", Emails = ["a@b.c"], Phones = ["+1 (2)", "none"] };
        Assert.Equal(
            [BlockTarget.OfEmail(" A@B.c "), BlockTarget.OfPhone("12"), BlockTarget.HashOf(BlockScopes.Phone, "0012")],
            ContactBlocks.AddressTargets(contact, "").AsEnumerable());
        Assert.Empty(ContactBlocks.AddressTargets(null, ""));
    }

    private static BlockAddress BlockEmail(string blockId, string? reason, DateTimeOffset? expiresAt) =>
        new(ContactWorld.Context, BlockScopes.Email, "a@b.c", blockId, reason, expiresAt);

    private static AddressBlockState After(AddressBlockState state, Decision<AddressBlockEntry> decision)
    {
        Assert.Null(decision.Error);
        return decision.Entries.Aggregate(
            state, (before, entry) => AddressBlockRules.Apply(before, new Recorded<AddressBlockEntry>(1, Now, "user:someone", entry)));
    }

    /// <summary>One contact, "contact", with a channel of each visitor.</summary>
    private static ContactWorld World(params string[] visitors)
    {
        var world = new ContactWorld { Now = Now };
        world.Execute("contact", _ => new ContactArrived("Ada", null, null));
        foreach (var visitor in visitors) world.Execute("contact", _ => new ChannelAdded(visitor, Widget, visitor));
        return world;
    }

    private static void Block(ContactWorld world, string blockId, string? reason, DateTimeOffset? expiresAt, string visitor = "visitor") =>
        Assert.Null(world.Execute("contact", state => ContactBlocks.Block(
            state, new BlockChannel(ContactWorld.Context, visitor, Widget, blockId, reason, expiresAt), world.Now)));

    private static (string, string?, DateTimeOffset?) Terms(ContactWorld world)
    {
        var block = world.Of("contact").View!.Channels[0].Block!;
        return (block.BlockId, block.Reason, block.ExpiresAt);
    }
}
