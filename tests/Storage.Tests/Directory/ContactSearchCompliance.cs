using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Storage.Listing;

namespace ContactCenter.Tests;

/// <summary>The search of contacts: any literal substring, without regard to case or accents.</summary>
public abstract class ContactSearchCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private IJournal Journal => fixture.Host.Journal;

    private StorageHost Host => fixture.Host;

    [DatabaseFact]
    public async Task Contact_is_found_by_any_part_of_anything_it_is_found_by()
    {
        var id = Sample.NewId();
        await Journal.PutAsync(Sample.Contact(id, "Ærøskøbing Çağlar O'Neill") with
        {
            Emails = [$"{id}@example.com"], Phones = ["+49 (171) 555-0199"], Usernames = ["guest-4711x"],
            SearchableValues = ["Customer №98-76"],
        });
        string[] found =
        [
            "caglar", "ÇAĞLAR", "ærø", "o'neill", "g", "ar", "e", $"{id}@EXAMPLE", "4711X", "№98-76", "CUSTOMER",
            "+49 (171) 555-0199", "(171)", "491715550199", "5550199", "49 171 555 0199", "171-555", "9 (1", "@e", "o'n", ") 5", "+4",
        ];
        foreach (var text in found) Assert.True(await IsFoundAsync(id, text), text);
        string[] missed = ["caglaro", "4711y", "0199 guest", "99171"];
        foreach (var text in missed) Assert.False(await IsFoundAsync(id, text), text);
    }

    [DatabaseFact]
    public async Task Text_is_taken_literally_whatever_it_means_to_a_database()
    {
        string[] names =
        [
            "100% sure", "under_score", "back\\slash", "quo\"te", "apos'trophe", "NEAR(x y)", "star*fish", "a AND b OR NOT c", "col:on",
            "^caret", "{brace}", "[a-z]+", "(group|or)", "dot.all", "back\\d1", "dollar$", "quest?ion", "tick`s", "'quoted'", "''", "\"\"",
            "zero\u200Bwidth", "joined\u200Dup", "\u202Eright to left", "שלום עולם", "مرحبا بالعالم", "漢字かな", "🙂🙃 faces",
            "x;drop table contacts", "--dash", "@p0 $1 ?",
        ];
        var prefix = Sample.NewId();
        await Journal.PutAsync([.. names.Select((name, index) => Sample.Contact($"{prefix}-{index:00}", $"{name} {prefix}"))]);
        for (var i = 0; i < names.Length; i++)
        {
            var found = (await Host.ContactSearch.SearchContactsAsync(new ContactQuery($"{names[i]} {prefix}", false, Sample.Page()))).Items;
            Assert.Equal($"{prefix}-{i:00}", Assert.Single(found).ContactId);
        }

        Assert.False(await IsFoundAsync($"{prefix}-01", "under%score"));
        Assert.False(await IsFoundAsync($"{prefix}-01", "underXscore"));
        Assert.True(await IsFoundAsync($"{prefix}-00", "%"));
        Assert.False(await IsFoundAsync($"{prefix}-01", "%"));
        Assert.False(await IsFoundAsync($"{prefix}-01", "under.score"));
        Assert.False(await IsFoundAsync($"{prefix}-01", "under[_]score"));
    }

    [DatabaseFact]
    public async Task Invisible_characters_neither_hide_a_contact_nor_find_one()
    {
        string[] invisible =
        [
            "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
            "\u2060", "\u2061", "\u2062", "\u2063", "\u2064", "\u2066", "\u2067", "\u2068", "\u2069", "\uFEFF",
        ];
        var (with, without) = (Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(
            Sample.Contact(with, $"pas{string.Concat(invisible)}ted {with}") with { Phones = ["\u202A+49 171 5550123\u202C"] },
            Sample.Contact(without, $"pasted {without}") with { Phones = ["+49 171 5550123"] });
        foreach (var character in invisible)
        {
            Assert.True(await IsFoundAsync(with, $"{character}p{character}asted {with}"));
            Assert.True(await IsFoundAsync(without, $"past{character}ed {without}{character}"));
            Assert.True(await IsFoundAsync(without, $"171 {character}555-0123"));
            Assert.False(await IsFoundAsync(with, character));
        }

        Assert.True(await IsFoundAsync(with, "\u202A49-171-555-0123\u202C"));
        var nothing = await Host.ContactSearch.SearchContactsAsync(new ContactQuery("\u200B\u0301", false, Sample.Page()));
        Assert.Equal((0, 0L), (nothing.Items.Length, nothing.Total));
    }

    [DatabaseFact]
    public async Task Random_texts_find_exactly_the_contacts_that_contain_them()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        const string alphabet = "abAB éÉñßİıσΣς%_\\\"'*+-0123\u200B\u0301漢";
        var database = fixture.Database.Another();
        await database.InitializeAsync();
        var host = await StorageHost.StartAsync(database);
        var contacts = Enumerable.Range(0, 200)
            .Select(i => Sample.Contact($"{i:000}", Text(8)) with { Phones = [Text(4)], Emails = [Text(3)] }).ToArray();
        await host.Journal.PutAsync([.. contacts]);
        for (var round = 0; round < 300; round++)
        {
            var text = Text(4);
            var (folded, digits) = (SearchText.Fold(text), SearchText.PhoneDigits(SearchText.Fold(text)));
            var expected = contacts.Where(contact => folded.Length > 0
                && (Contains(contact, folded) || (digits.Length > 0 && Contains(contact, digits))));
            var page = Sample.Page(0, 500, new SortBy("createdAt", false));
            var found = await host.ContactSearch.SearchContactsAsync(new ContactQuery(text, false, page));
            var foundIds = found.Items.Select(contact => contact.ContactId);
            Assert.True(expected.Select(contact => contact.ContactId).SequenceEqual(foundIds), $"Seed {seed}, text '{text}'.");
        }

        await host.DisposeAsync();
        await database.DisposeAsync();

        string Text(int length) =>
            string.Concat(Enumerable.Range(0, random.Next(1, length + 1)).Select(_ => alphabet[random.Next(alphabet.Length)]));

        static bool Contains(ContactRow contact, string text) => SearchText.Of(contact).Contains(text, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Search_follows_every_change_of_a_contact()
    {
        var (id, first, second) = (Sample.NewId(), Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(Sample.Contact(id, first));
        Assert.True(await IsFoundAsync(id, first));
        await Journal.PutAsync(Sample.Contact(id, second));
        Assert.False(await IsFoundAsync(id, first));
        Assert.True(await IsFoundAsync(id, second));
        await Journal.PutAsync(Sample.Contact(id, second) with { Enabled = false });
        Assert.False(await IsFoundAsync(id, second));
        await Journal.PutAsync(Sample.Contact(id, second) with { Unknown = true });
        Assert.False(await IsFoundAsync(id, second));
        Assert.Equal(1, (await Host.ContactSearch.SearchContactsAsync(new ContactQuery(second, true, Sample.Page()))).Total);
        await Journal.PutAsync(new RemovedRow(EntityTypes.Contact, id));
        Assert.Equal(0, (await Host.ContactSearch.SearchContactsAsync(new ContactQuery(second, true, Sample.Page()))).Total);
    }

    [DatabaseFact]
    public async Task Contacts_are_ordered_by_name_without_regard_to_case_and_by_their_times()
    {
        var word = Sample.NewId();
        await Journal.PutAsync(
            Row("1", "b", 3, null), Row("2", "A", 2, 5), Row("3", "B", 1, 4), Row("4", "a", 4, null));
        Assert.Equal("2413", await ListAsync());
        Assert.Equal("3142", await ListAsync(new SortBy("name", true)));
        Assert.Equal("3214", await ListAsync(new SortBy("createdAt", false)));
        Assert.Equal("4123", await ListAsync(new SortBy("updatedAt", true)));
        Assert.Equal("1432", await ListAsync(new SortBy("lastChat", false)));
        Assert.Equal("2341", await ListAsync(new SortBy("lastChat", true)));

        ContactRow Row(string number, string name, int created, int? lastChat) => Sample.Contact($"{word}-{number}", name) with
        {
            SearchableValues = [word], CreatedAt = Sample.Time.AddMilliseconds(created), UpdatedAt = Sample.Time.AddMilliseconds(created),
            LastChatAt = lastChat is { } after ? Sample.Time.AddMilliseconds(after) : null,
        };

        async Task<string> ListAsync(params System.Collections.Immutable.ImmutableArray<SortBy> sort) => string.Concat(
            (await Host.ContactSearch.SearchContactsAsync(new ContactQuery(word, false, Sample.Page(sort: sort))))
                .Items.Select(contact => contact.ContactId[^1]));
    }

    private async Task<bool> IsFoundAsync(string id, string text) =>
        (await Host.ContactSearch.SearchContactsAsync(new ContactQuery(text, false, Sample.Page(0, 1_000))))
            .Items.Any(contact => contact.ContactId == id);
}

public sealed class ContactSearchOnSqlite(StorageFixture<SqliteTestDatabase> fixture)
    : ContactSearchCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class ContactSearchOnPostgres(StorageFixture<PostgresTestDatabase> fixture)
    : ContactSearchCompliance<PostgresTestDatabase>(fixture);
