using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Tests;

/// <summary>Appends that replace an actor's history, on every database.</summary>
public abstract class EmptiedHistoryCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private IJournal Journal => fixture.Host.Journal;

    [DatabaseFact]
    public async Task Entries_before_are_emptied_in_their_places_and_nobody_elses()
    {
        var (room, other) = (Sample.NewEntity(), Sample.NewEntity());
        var said = new NewEntry(Sample.Time, "visitor:v", "message", """{"text":"secret"}""", "one", new EntryTags("c1", room.Id));
        await Journal.AppendAsync(new JournalAppend(room, 0, [said, Sample.Entry()], []));
        await Journal.AppendAsync(Sample.AppendMany(other, 0, 2));
        var before = await Journal.ReadEntityAsync(room, 0, 10);

        await Task.WhenAll(Journal.AppendAsync(Emptying(room, 2)), Journal.AppendAsync(Sample.Append(other, 2)));
        var left = await Journal.ReadEntityAsync(room, 0, 10);
        Assert.Equal(
            [(1, "system", "tombstone", "{}", null), (2, "user:u1", "tombstone", "{}", null), (3, "user:u1", "figures", "{}", "replace")],
            left.Select(entry => ((int)entry.Seq, entry.Actor, entry.Kind, entry.Data, entry.CommandId)));
        Assert.Equal(before.Select(entry => entry.Position), left.Take(2).Select(entry => entry.Position));
        Assert.All(left.Take(2), entry => Assert.Null(entry.Tags.ContactId));
        Assert.Equal(["message", "message", "message"], (await Journal.ReadEntityAsync(other, 0, 10)).Select(entry => entry.Kind));
        Assert.Equal("Anonymous", (await fixture.Host.ConversationDirectory.FindConversationAsync(room.Id))!.Name);
        await Journal.AppendAsync(Sample.Append(room, 3));
    }

    [DatabaseFact]
    public async Task Append_that_is_refused_empties_nothing()
    {
        var room = Sample.NewEntity();
        await Journal.AppendAsync(Sample.AppendMany(room, 0, 3));
        await Assert.ThrowsAsync<JournalFencedException>(() => Journal.AppendAsync(Emptying(room, 2)));
        Assert.Equal(["message", "message", "message"], (await Journal.ReadEntityAsync(room, 0, 10)).Select(entry => entry.Kind));
    }

    [DatabaseFact]
    public async Task Append_that_is_repeated_tells_of_the_first_one()
    {
        var room = Sample.NewEntity();
        await Journal.AppendAsync(Sample.AppendMany(room, 0, 2));
        await Journal.AppendAsync(Emptying(room, 2));
        Assert.Equal(3, Assert.IsType<AppendOutcome.AlreadyCommitted>(await Journal.AppendAsync(Emptying(room, 2))).First.Seq);
        Assert.Equal(["tombstone", "tombstone", "figures"], (await Journal.ReadEntityAsync(room, 0, 10)).Select(entry => entry.Kind));
    }

    private static JournalAppend Emptying(EntityId room, long afterSeq) => new(
        room, afterSeq, [Sample.Entry("replace", "figures")],
        [Sample.Conversation(room.Id, ConversationStatuses.Closed) with { Name = "Anonymous", Document = Document(room.Id) }])
    {
        EmptiesHistory = true,
    };

    private static string Document(string roomId) =>
        Sample.Conversation(roomId).Document.Replace("\"name\":\"Conversation\"", "\"name\":\"Anonymous\"", StringComparison.Ordinal);
}

public sealed class EmptiedHistoryOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : EmptiedHistoryCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class EmptiedHistoryOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : EmptiedHistoryCompliance<PostgresTestDatabase>(fixture);
