using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Tests;

/// <summary>What is to be known before a conversation is opened, in one question.</summary>
public abstract class OpeningCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private readonly string _visitorId = Sample.NewId();

    private IJournal Journal => fixture.Host.Journal;

    [DatabaseFact]
    public async Task Visitor_whom_nobody_knows_has_neither_contact_nor_block() =>
        Assert.Equal(new OpeningFacts(null, null, null), await FindAsync(email: $"{_visitorId}@example.com", phone: "+4930123456"));

    [DatabaseFact]
    public async Task Contact_of_the_channel_and_registered_contact_of_the_address_are_both_found()
    {
        var (own, registered, email) = (Sample.NewId(), Sample.NewId(), $"{_visitorId}@example.com");
        await Journal.PutAsync(Sample.Contact(own) with { Channels = [new ContactChannelRow(_visitorId, "widget", "w1", "Ada", false, false)] });
        await Journal.PutAsync(Sample.Contact(registered) with { Emails = [email], PreRegistered = true });
        Assert.Equal(new OpeningFacts(own, registered, null), await FindAsync("w1", email));
        Assert.Equal(new OpeningFacts(null, registered, null), await FindAsync("w2", email));
        Assert.Equal(new OpeningFacts(null, null, null), await FindAsync());
    }

    [DatabaseFact]
    public async Task Block_of_a_target_is_found_until_its_time_is_over()
    {
        var block = Sample.Block(Sample.NewId(), expiresAt: Sample.Time.AddHours(1));
        await Journal.PutAsync(new BlocksRow(EntityTypes.Block, Sample.NewId(), [block]));
        Assert.Equal(block.BlockId, (await FindAsync(targets: ["other", block.TargetHash])).BlockId);
        Assert.Null((await FindAsync(now: Sample.Time.AddHours(1), targets: [block.TargetHash])).BlockId);
        Assert.Null((await FindAsync(targets: ["other"])).BlockId);
    }

    private Task<OpeningFacts> FindAsync(
        string? sourceId = null, string? email = null, string? phone = null, DateTimeOffset? now = null, params string[] targets) =>
        fixture.Host.OpeningDirectory.FindAsync(new OpeningQuestion(_visitorId, "widget", sourceId, email, phone, [.. targets], now ?? Sample.Time));
}

public sealed class OpeningsOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : OpeningCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class OpeningsOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : OpeningCompliance<PostgresTestDatabase>(fixture);
