using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>The entries of others after a person's erasure, and the erasure's own entries, on every database.</summary>
public abstract class RedactionCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private IJournal Journal => fixture.Host.Journal;

    [DatabaseFact]
    public async Task Redacted_entries_keep_their_place_and_lose_what_names_somebody()
    {
        var contact = Sample.NewEntity(EntityTypes.Contact);
        var gone = Sample.NewId();
        NewEntry[] entries =
        [
            new(Sample.Time, "visitor:v", "contact-updated", $$"""{"part":"{{gone}}"}""", "one", new EntryTags(gone)),
            new(Sample.Time, "user:u", "contact-absorbed", $$"""{"other":"{{gone}}"}""", "two", new EntryTags(contact.Id)),
            new(Sample.Time, "user:u", "contact-updated", "{}", "three", new EntryTags(contact.Id)),
        ];
        await Journal.AppendAsync(new JournalAppend(contact, 0, [.. entries], []));
        Assert.Equal(contact, Assert.Single(await Journal.ListEntitiesThatNameAsync([gone])));

        await Journal.RedactAsync(contact, [new Redaction(1, null), new Redaction(2, "{}")]);
        await Journal.RedactAsync(contact, [new Redaction(1, null), new Redaction(2, "{}")]);
        var left = await Journal.ReadEntityAsync(contact, 0, 10);
        Assert.Equal([(1, "system", "tombstone", "{}", null), (2, "user:u", "contact-absorbed", "{}", null), (3, "user:u", "contact-updated", "{}", "three")],
            left.Select(entry => ((int)entry.Seq, entry.Actor, entry.Kind, entry.Data, entry.CommandId)));
        Assert.Equal([EntryTags.None, EntryTags.None, new EntryTags(contact.Id)], left.Select(entry => entry.Tags));
        Assert.Empty(await Journal.ListEntitiesThatNameAsync([gone]));
        await Journal.AppendAsync(Sample.Append(contact, 3));
    }

    [DatabaseFact]
    public async Task Kinds_are_counted_over_many_entities()
    {
        var rooms = Enumerable.Range(0, 150).Select(_ => Sample.NewEntity()).ToArray();
        await Task.WhenAll(rooms.Select(room => Journal.AppendAsync(Sample.AppendMany(room, 0, 2))));
        var contact = Sample.NewEntity(EntityTypes.Contact);
        await Journal.AppendAsync(new JournalAppend(contact, 0, [Sample.Entry(kind: "contact-created")], []));
        var counts = await Journal.CountKindsAsync([contact, .. rooms, rooms[0]]);
        Assert.Equal([("contact-created", 1L), ("message", 300L)], counts.OrderBy(kind => kind.Key).Select(kind => (kind.Key, kind.Value)));
    }

    [DatabaseFact]
    public async Task Erasure_is_listed_until_it_is_complete()
    {
        var receipt = Sample.NewId();
        await Journal.PutAsync(new ErasureRow(receipt, Sample.Time, null));
        Assert.Contains(new BegunErasure(null, receipt), await fixture.Host.ErasureDirectory.ListBegunErasuresAsync(100));
        var contact = Sample.Contact(Sample.NewId()) with { ErasureId = receipt };
        await Journal.PutAsync(contact);
        Assert.Equal(
            [contact.ContactId], (await fixture.Host.ErasureDirectory.ListBegunErasuresAsync(100)).Where(e => e.ErasureId == receipt).Select(e => e.ContactId));
        Assert.True(await fixture.Host.ErasureDirectory.IsBeingErasedAsync(contact.ContactId));
        await Journal.EraseAsync([new EntityId(EntityTypes.Contact, contact.ContactId)]);
        await Journal.PutAsync(new ErasureRow(receipt, Sample.Time, Sample.Time));
        Assert.DoesNotContain(await fixture.Host.ErasureDirectory.ListBegunErasuresAsync(100), e => e.ErasureId == receipt);
    }

    [DatabaseFact]
    public async Task Erased_contact_leaves_the_rows_of_those_who_said_they_are_others()
    {
        var (one, other) = (Sample.Contact(Sample.NewId()), Sample.Contact(Sample.NewId()));
        await Journal.PutAsync(one with { NotDuplicates = [other.ContactId], Emails = ["twin@example.com"] });
        await Journal.EraseAsync([new EntityId(EntityTypes.Contact, other.ContactId)]);
        await Journal.PutAsync(other with { Emails = ["twin@example.com"] });
        Assert.Equal(other.ContactId, Assert.Single(await fixture.Host.DuplicateDirectory.ListDuplicatesAsync(one.ContactId, 10)).ContactId);
    }

    [DatabaseFact]
    public async Task First_key_for_a_purpose_stays_for_everybody()
    {
        var keys = fixture.Host.Services.GetRequiredService<IServerKeys>();
        var purpose = Sample.NewId();
        var offered = Enumerable.Range(0, 8).Select(i => new ServerKey($"{purpose}-{i}", purpose, "private", "public")).ToArray();
        var kept = await Task.WhenAll(offered.Select(key => keys.GetOrAddAsync(key)));
        Assert.Single(kept.Distinct());
        Assert.Equal(kept[0], await keys.FindByPurposeAsync(purpose));
        Assert.Equal(kept[0], await keys.FindAsync(kept[0].KeyId));
        Assert.Null(await keys.FindAsync("nothing"));
    }
}

public sealed class RedactionOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : RedactionCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class RedactionOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : RedactionCompliance<PostgresTestDatabase>(fixture);
