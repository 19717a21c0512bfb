namespace ContactCenter.Tests.Rest;

/// <summary>More contacts than one batch are rewritten in the background, also when a crash comes between.</summary>
public abstract class SearchIndexSuite(TestDatabase database) : IAsyncLifetime
{
    private const int Contacts = 1_100;
    private const int AtOnce = 50;

    public Task InitializeAsync() => database.SkipReason is null ? database.InitializeAsync() : Task.CompletedTask;

    public Task DisposeAsync() => database.DisposeAsync();

    [DatabaseFact]
    public async Task Rewriting_that_was_cut_off_goes_on_at_the_next_start_and_reaches_every_contact()
    {
        await using (var first = await ApiServer.StartAsync(database, configure: CutOffUpkeep.Decorate))
        {
            var admin = await first.SignInAsAdminAsync();
            var site = new TestSite(first, admin);
            await site.SaveCustomFieldAsync("code");
            foreach (var some in Enumerable.Range(0, Contacts).Chunk(AtOnce))
                await Task.WhenAll(some.Select(number => CreateAsync(admin, number)));
            await site.SaveCustomFieldAsync("code", "code", searchable: true);
            await first.Log.WaitForAsync("was cut off");

            var (outdated, isDone) = await ProgressAsync(admin);
            Assert.InRange(outdated, 1, Contacts - 1);
            Assert.False(isDone);
            Assert.Equal(Contacts - outdated, await FoundAsync(admin));
        }

        await using var second = await ApiServer.StartAsync(database);
        var administrator = await second.SignInAsAdminAsync();
        await second.SearchIndexAsync();
        Assert.Equal((0, true), await ProgressAsync(administrator));
        Assert.Equal(Contacts, await FoundAsync(administrator));
    }

    private static async Task CreateAsync(ApiClient admin, int number) => TestSite.Expect(await admin.PostAsync("omnichannel/contacts", new
    {
        name = $"Contact {number}", emails = Array.Empty<string>(), phones = Array.Empty<string>(),
        customFields = new { code = $"code-{number:0000}" },
    }));

    private static async Task<(int Outdated, bool IsDone)> ProgressAsync(ApiClient admin)
    {
        var progress = TestSite.Expect(await admin.GetAsync("livechat/custom-fields.progress"));
        Assert.Equal(Contacts, progress["total"]!.GetValue<int>());
        return (progress["outdated"]!.GetValue<int>(), progress["done"]!.GetValue<bool>());
    }

    /// <summary>Counts the contacts that are found, by the first digits of their codes, so that each search stays below the limit of a list's count.</summary>
    private static async Task<int> FoundAsync(ApiClient admin)
    {
        var found = 0;
        for (var prefix = 0; prefix <= Contacts / 100; prefix++)
        {
            var page = TestSite.Expect(await admin.GetAsync($"omnichannel/contacts.search?searchText=code-{prefix:00}&count=1"));
            found += page["total"]!.GetValue<int>();
        }

        return found;
    }
}

public sealed class SearchIndexOnSqlite() : SearchIndexSuite(new SqliteTestDatabase());

[UsesPostgres]
public sealed class SearchIndexOnPostgres() : SearchIndexSuite(new PostgresTestDatabase());
