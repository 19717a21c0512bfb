using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Tests;

/// <summary>The journal of tests keeps the promises that the grains' tests build on.</summary>
public sealed class MemoryJournalTests
{
    private readonly MemoryJournal _journal = new();

    [Fact]
    public async Task Erased_entity_leaves_tombstones_loses_its_rows_and_fences_who_outlived_it()
    {
        var contact = Sample.NewEntity(EntityTypes.Contact);
        await _journal.AppendAsync(
            Sample.Append(contact, 0, "one", Sample.Contact(contact.Id), Sample.Blocks(contact.Id, Sample.Block("b"))));
        await _journal.AppendAsync(Sample.Append(Sample.NewEntity(), 0, null, Sample.Conversation(contact.Id)));
        await _journal.AppendAsync(Sample.Append(contact, 1));

        Assert.Equal(2, await _journal.EraseAsync([contact, contact]));
        Assert.Equal(0, await _journal.EraseAsync([contact]));
        var entries = await _journal.ReadAsync(0, 10);
        Assert.Equal(
            [new EntityId(EntityTypes.Contact, ""), entries[1].Entity, new EntityId(EntityTypes.Contact, "")],
            entries.Select(entry => entry.Entity));
        Assert.Equal((1L, JournalLimits.TombstoneKind, "{}", null, EntryTags.None),
            (entries[0].Seq, entries[0].Kind, entries[0].Data, entries[0].CommandId, entries[0].Tags));
        var directory = new MemoryDirectory(_journal);
        Assert.Null(await directory.FindContactAsync(contact.Id));
        Assert.Null(await directory.FindBlockAsync([Sample.Block("b").TargetHash], Sample.Time));
        Assert.Contains(_journal.All<ConversationRow>(), row => row.RoomId == contact.Id);
        await Assert.ThrowsAsync<JournalFencedException>(() => _journal.AppendAsync(Sample.Append(contact, 2)));
    }

    [Fact]
    public async Task Timeline_of_contacts_is_read_newest_first_without_messages()
    {
        await _journal.AppendAsync(new JournalAppend(
            Sample.NewEntity(), 0, [Sample.Entry(kind: "opened"), Sample.Entry(), Sample.Entry(kind: "closed")], []));
        var entries = await _journal.ReadContactsAsync(["c1"], long.MaxValue, ["opened", "message", "closed"], 10);
        Assert.Equal(["closed", "opened"], entries.Select(entry => entry.Kind));
    }
}
