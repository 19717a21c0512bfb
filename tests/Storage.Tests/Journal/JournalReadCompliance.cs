using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>Reads of the journal, and what erasure leaves for them.</summary>
public abstract class JournalReadCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private IJournal Journal => fixture.Host.Journal;

    [DatabaseFact]
    public async Task History_is_read_whole_whatever_the_page_size()
    {
        var entity = Sample.NewEntity();
        await Journal.AppendAsync(Sample.AppendMany(entity, 0, 7));
        for (var pageSize = 1; pageSize <= 8; pageSize++)
        {
            Assert.Equal([3, 4, 5, 6, 7], await SeqsAsync(Journal.ReadHistoryAsync(entity, 2, pageSize)));
            Assert.Equal([5, 4, 3, 2, 1], await SeqsAsync(Journal.ReadHistoryBackwardsAsync(entity, 6, ["message"], pageSize)));
        }

        static async Task<List<long>> SeqsAsync(IAsyncEnumerable<JournalEntry> entries)
        {
            var seqs = new List<long>();
            await foreach (var entry in entries) seqs.Add(entry.Seq);
            return seqs;
        }
    }

    [DatabaseFact]
    public async Task Entity_is_read_forwards_after_a_seq_up_to_the_limit()
    {
        var entity = await AppendKindsAsync("a", "b", "c", "d");
        Assert.Equal(["b", "c"], (await Journal.ReadEntityAsync(entity, 1, 2)).Select(entry => entry.Kind));
        Assert.Empty(await Journal.ReadEntityAsync(entity, 4, 10));
        Assert.Empty(await Journal.ReadEntityAsync(entity, 0, 0));
    }

    [DatabaseFact]
    public async Task Entity_is_read_backwards_by_kind_newest_first()
    {
        var entity = await AppendKindsAsync("message", "note", "message", "close", "message");
        Assert.Equal([5L, 4, 3],
            (await Journal.ReadEntityBackwardsAsync(entity, long.MaxValue, ["message", "close"], 3)).Select(entry => entry.Seq));
        Assert.Equal([3L, 1], (await Journal.ReadEntityBackwardsAsync(entity, 5, ["message"], 10)).Select(entry => entry.Seq));
        Assert.Empty(await Journal.ReadEntityBackwardsAsync(entity, 5, [], 10));
    }

    [DatabaseFact]
    public async Task Types_are_read_together_in_order_of_position()
    {
        var head = await Journal.HeadAsync();
        string[] types =
            [EntityTypes.Workspace, EntityTypes.Department, EntityTypes.Conversation, EntityTypes.Workspace, EntityTypes.Contact];
        foreach (var type in types) await Journal.AppendAsync(Sample.Append(Sample.NewEntity(type), 0));

        Assert.Equal([1L, 2, 4], await PositionsAsync(10, EntityTypes.Department, EntityTypes.Workspace));
        Assert.Equal([3L], await PositionsAsync(10, EntityTypes.Conversation));
        Assert.Equal([1L, 3], await PositionsAsync(2, EntityTypes.Conversation, EntityTypes.Workspace));
        Assert.Empty(await PositionsAsync(10));

        async Task<IEnumerable<long>> PositionsAsync(int limit, params string[] some) =>
            (await Journal.ReadTypesAsync([.. some], head, limit)).Select(entry => entry.Position - head);
    }

    [DatabaseFact]
    public async Task Rare_types_are_read_from_the_end_by_kind()
    {
        var head = await Journal.HeadAsync();
        string[] types = [EntityTypes.Workspace, EntityTypes.Account, EntityTypes.Conversation, EntityTypes.Workspace, EntityTypes.Account];
        foreach (var type in types) await Journal.AppendAsync(Sample.Append(Sample.NewEntity(type), 0));
        var kind = (await Journal.ReadAsync(head, 1))[0].Kind;

        Assert.Equal([5L, 4, 2], await PositionsAsync(long.MaxValue, kind, 3));
        Assert.Equal([4L, 2, 1], await PositionsAsync(head + 5, kind, 3));
        Assert.Empty(await PositionsAsync(long.MaxValue, "another-kind", 3));

        async Task<IEnumerable<long>> PositionsAsync(long before, string of, int limit) =>
            (await Journal.ReadTypesBackwardsAsync([EntityTypes.Workspace, EntityTypes.Account], before, [of], limit))
                .Select(entry => entry.Position - head);
    }

    [DatabaseFact]
    public async Task Timeline_of_contacts_is_read_newest_first_by_kind_and_without_messages()
    {
        var (one, two) = (Sample.NewId(), Sample.NewId());
        var head = await Journal.HeadAsync();
        await AppendTaggedAsync((one, "opened"), (one, "message"), (two, "merged"), (null, "opened"), (one, "closed"), (two, "opened"));
        await AppendTaggedAsync((Sample.NewId(), "opened"), (one, "merged"));

        string[] kinds = ["opened", "closed", "merged", "message"];
        Assert.Equal([8L, 6, 5, 3, 1], await PositionsAsync(long.MaxValue, 10, kinds, one, two));
        Assert.Equal([6L, 5], await PositionsAsync(head + 8, 2, kinds, one, two));
        Assert.Equal([8L, 5, 1], await PositionsAsync(long.MaxValue, 10, kinds, one, one));
        Assert.Equal([6L, 1], await PositionsAsync(long.MaxValue, 10, ["opened"], one, two));
        var many = Enumerable.Range(0, 600).Select(_ => Sample.NewId());
        Assert.Equal([8L], await PositionsAsync(long.MaxValue, 1, kinds, [one, .. many, two]));
        Assert.Empty(await PositionsAsync(long.MaxValue, 10, kinds));
        Assert.Empty(await PositionsAsync(long.MaxValue, 10, [], one));

        async Task AppendTaggedAsync(params (string? ContactId, string Kind)[] entries) => await Journal.AppendAsync(new JournalAppend(
            Sample.NewEntity(), 0,
            [.. entries.Select(entry => Sample.Entry(kind: entry.Kind) with { Tags = new EntryTags(ContactId: entry.ContactId) })], []));

        async Task<IEnumerable<long>> PositionsAsync(long before, int limit, string[] some, params string[] contacts) =>
            (await Journal.ReadContactsAsync([.. contacts], before, [.. some], limit)).Select(entry => entry.Position - head);
    }

    [DatabaseFact]
    public async Task Erased_entities_leave_tombstones_and_no_rows()
    {
        var head = await Journal.HeadAsync();
        var contact = new EntityId(EntityTypes.Contact, Sample.NewId());
        var conversation = new EntityId(EntityTypes.Conversation, Sample.NewId());
        var kept = Sample.NewEntity();
        var row = Sample.Contact(contact.Id, "Zaphod") with
        {
            Emails = ["zaphod@example.com"], Channels = [new ContactChannelRow("v9", "widget", null, "Widget", true, false)],
        };
        await Journal.AppendAsync(Sample.Append(contact, 0, "one", row));
        await Journal.AppendAsync(Sample.Append(kept, 0));
        await Journal.AppendAsync(Sample.Append(conversation, 0, null, Sample.Conversation(conversation.Id)));
        await Journal.AppendAsync(Sample.Append(contact, 1));

        Assert.Equal(3, await Journal.EraseAsync([contact, conversation]));
        Assert.Equal(0, await Journal.EraseAsync([contact, conversation]));

        var entries = await Journal.ReadAsync(head, 10);
        Assert.Equal([1L, 2, 3, 4], entries.Select(entry => entry.Position - head));
        foreach (var tombstone in entries.Where(entry => entry.Position != head + 2))
        {
            Assert.Equal(JournalLimits.TombstoneKind, tombstone.Kind);
            Assert.Equal(("", "", "{}", null), (tombstone.Entity.Id, tombstone.Actor, tombstone.Data, tombstone.CommandId));
            Assert.Equal(EntryTags.None, tombstone.Tags);
        }

        var host = fixture.Host;
        Assert.Null(await host.ContactDirectory.FindContactAsync(contact.Id));
        Assert.Null(await host.ConversationDirectory.FindConversationAsync(conversation.Id));
        Assert.Null(await host.ContactDirectory.FindContactIdByChannelAsync("v9", "widget", null));
        Assert.False(await host.ContactSearch.ContactExistsAsync(null, "zaphod@example.com", null));
        Assert.Equal(0, (await host.ContactSearch.SearchContactsAsync(new ContactQuery("zaphod", false, Sample.Page()))).Total);
        Assert.Single(await Journal.ReadEntityAsync(kept, 0, 10));
    }

    [DatabaseFact]
    public async Task Erased_entities_lose_their_snapshots_however_their_keys_are_stored()
    {
        var database = fixture.Host.Services.GetRequiredService<SnapshotDatabase>().DataSource;
        await using var connection = await database.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        var guid = Guid.Parse("00010203-0405-0607-0809-0a0b0c0d0e0f");
        var (n0, n1) = (BitConverter.ToInt64(guid.ToByteArray(), 0), BitConverter.ToInt64(guid.ToByteArray(), 8));
        command.CommandText = $"""
            insert into OrleansStorage values
            (1, 0, 0, 1, 'contact', 'Room-Xyz', 's', null, {Now}, 1), (1, {n0}, {n1}, 1, 'contact', '', 's', null, {Now}, 1),
            (1, 0, 43981, 1, 'contact', '', 's', null, {Now}, 1), (1, 0, 0, 1, 'contact', 'other', 's', null, {Now}, 1)
            """;
        await command.ExecuteNonQueryAsync();
        await fixture.Host.Journal.EraseAsync([new("contact", "Room-Xyz"), new("contact", $"{guid:N}"), new("contact", "aBcD")]);
        command.CommandText = "select max(GrainIdExtensionString) from OrleansStorage having count(*) = 1";
        Assert.Equal("other", await command.ExecuteScalarAsync());
    }

    [DatabaseFact]
    public async Task Activation_that_outlived_the_erasure_is_fenced()
    {
        var entity = Sample.NewEntity();
        await Journal.AppendAsync(Sample.Append(entity, 0));
        await Journal.EraseAsync([entity]);
        await Assert.ThrowsAsync<JournalFencedException>(
            () => Journal.AppendAsync(Sample.Append(entity, 1, null, Sample.Conversation(entity.Id))));
        Assert.Null(await fixture.Host.ConversationDirectory.FindConversationAsync(entity.Id));
    }

    private static string Now => typeof(TDatabase) == typeof(SqliteTestDatabase) ? "0" : "now()";

    private async Task<EntityId> AppendKindsAsync(params string[] kinds)
    {
        var entity = Sample.NewEntity();
        await Journal.AppendAsync(new JournalAppend(entity, 0, [.. kinds.Select(kind => Sample.Entry(kind: kind))], []));
        return entity;
    }
}

public sealed class JournalReadOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : JournalReadCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class JournalReadOnPostgres(StorageFixture<PostgresTestDatabase> fixture)
    : JournalReadCompliance<PostgresTestDatabase>(fixture);
