using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>Closed conversations whose time is over, on every database.</summary>
public abstract class RetentionCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private readonly string _prefix = Sample.NewId();

    private IJournal Journal => fixture.Host.Journal;

    private IRetentionDirectory Directory => fixture.Host.Services.GetRequiredService<IRetentionDirectory>();

    [DatabaseFact]
    public async Task Slices_take_what_they_say_oldest_first_and_page_by_page()
    {
        var (sales, legal) = (Id("sales"), Id("legal"));
        await Journal.PutAsync(
            Closed("a", sales, 5), Closed("b", sales, 20), Closed("c", legal, 30), Closed("d", null, 20), Closed("e", Id("gone"), 10), Closed("f", null, 9),
            Closed("g", sales, 7) with { ContactId = AnonymousParty.Id }, Closed("h", null, 40) with { ContactId = AnonymousParty.Id },
            Sample.Conversation(Id("open"), ConversationStatuses.Queued) with { DepartmentId = sales });
        ImmutableArray<RetentionSlice> slices =
        [
            new(true, [sales], false, Sample.Time.AddDays(-5)), new(false, [legal, sales], true, Sample.Time.AddDays(-10)),
        ];
        Assert.Equal("hbdea", await ListAsync(slices, 100));
        Assert.Equal("hbdea", await ListAsync(slices, 1));
        Assert.Equal("hbdea", await ListAsync(slices, 2));
        Assert.Equal("cbga", await ListAsync([new(false, [sales, legal], false, Sample.Time)], 3));
        Assert.Empty(await Directory.ListRetiringAsync([], null, 10));

        var counts = await Directory.CountRetiringAsync([new(true, [sales], false, Sample.Time.AddDays(-5)), new(false, [legal], false, Sample.Time)]);
        Assert.Equal(
            [(sales, 2L, Sample.Time.AddDays(-20)), (legal, 1L, Sample.Time.AddDays(-30))],
            counts.Select(count => (count.DepartmentId, count.Conversations, count.Oldest)));
        Assert.Empty(await Directory.CountRetiringAsync([]));
    }

    private async Task<string> ListAsync(ImmutableArray<RetentionSlice> slices, int pageSize)
    {
        var (found, last) = ("", (RetiringRoom?)null);
        while (await Directory.ListRetiringAsync(slices, last, pageSize) is { IsEmpty: false } page)
        {
            Assert.True(page.Length <= pageSize);
            found += string.Concat(page.Where(room => room.RoomId.StartsWith(_prefix, StringComparison.Ordinal)).Select(room => room.RoomId[^1]));
            last = page[^1];
        }

        return found;
    }

    private ConversationRow Closed(string id, string? departmentId, int days) => Sample.Conversation(Id(id), ConversationStatuses.Closed) with
    {
        DepartmentId = departmentId, ClosedAt = Sample.Time.AddDays(-days),
    };

    private string Id(string id) => $"{_prefix}-{id}";
}

public sealed class RetentionOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : RetentionCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class RetentionOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : RetentionCompliance<PostgresTestDatabase>(fixture);
