using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Contacts;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>Addresses are compared by one form, texts are searched by one folding, and rows of former versions follow.</summary>
public abstract class AddressCompliance<TDatabase>(StorageFixture<TDatabase> fixture)
    : IAsyncLifetime, IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private readonly TestDatabase _database = fixture.Database.Another();
    private StorageHost _host = null!;

    private StorageHost Host => _host;

    public async Task InitializeAsync()
    {
        if (_database.SkipReason is not null) return;
        await _database.InitializeAsync();
        _host = await StorageHost.StartAsync(_database);
    }

    public async Task DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [DatabaseFact]
    public async Task Contact_is_known_claimed_doubled_and_searched_in_every_spelling()
    {
        await _host.Journal.PutAsync(
            Contact("a", ["jo@münchen.de"], ["+49 (30) 123-45 67"]), Contact("b", [], ["0049301234567"]),
            Contact("c", ["jo@xn--mnchen-3ya.de"], ["+49 30 1234567 x12"]), Contact("d", [], ["none"]));
        foreach (var phone in new[] { "+49301234567", "0049 30 1234567", "٠٠٤٩٣٠١٢٣٤٥٦٧", "+49 30 1234567 ext 12", "none", "NONE" })
            Assert.True(await Host.ContactSearch.ContactExistsAsync(null, null, phone), phone);
        foreach (var phone in new[] { "+49 30 1234568", "+49 30 1234567 ext 13", "301234567" })
            Assert.False(await Host.ContactSearch.ContactExistsAsync(null, null, phone), phone);
        foreach (var email in new[] { " JO@München.DE", "jo＠münchen．de", "jo@xn--mnchen-3ya.de" })
            Assert.True(await Host.ContactSearch.ContactExistsAsync(null, email, null), email);
        Assert.Equal("a", await Host.ContactDirectory.FindPreRegisteredContactIdAsync(null, "0049-30-1234567"));
        Assert.Equal("a", await Host.ContactDirectory.FindPreRegisteredContactIdAsync("jo@xn--mnchen-3ya.de", null));
        Assert.Equal(["b", "c"], (await Host.DuplicateDirectory.ListDuplicatesAsync("a", 10)).Select(contact => contact.ContactId));
        foreach (var text in new[] { "0049 30 123", "030 1234567", "49 30 1234567", "1234567", "+49301234567", "+49 30 1234567 ext. 12" })
            Assert.True(await IsFoundAsync("a", text), text);
        Assert.True(await IsFoundAsync("b", "+49 (30) 123"));
        Assert.True(await IsFoundAsync("a", "jo@xn--mnchen-3ya.de"));
        Assert.True(await IsFoundAsync("c", "jo@münchen.de"));
        Assert.True(await IsFoundAsync("c", "xn--mnchen"));
    }

    [DatabaseFact]
    public async Task Open_rooms_of_a_number_are_found_also_those_of_its_extensions()
    {
        await _host.Journal.PutAsync(
            Contact("a", [], ["0049 30 1234567"]), Contact("b", [], ["+49 30 1234567 ext. 2"]), Contact("c", [], ["+49 30 1234568"]),
            Room("ra", "a", "va"), Room("rb", "b", "vb"), Room("rc", "c", "vc"), Room("rd", "d", "vd"),
            Sample.Visitor("kd", "vd") with { Phone = "+49-30-1234567" });
        Assert.Equal(["ra", "rb", "rd"], (await Host.BlockDirectory.ListOpenRoomIdsByAddressAsync(null, "+49301234567", 10)).AsEnumerable());
        Assert.Equal(["rb"], (await Host.BlockDirectory.ListOpenRoomIdsByAddressAsync(null, "+49301234567 ext. 2", 10)).AsEnumerable());
    }

    [DatabaseFact]
    public async Task Visitors_are_found_by_every_spelling_and_extension_of_their_contacts_addresses()
    {
        await _host.Journal.PutAsync(
            Of("a", [], ["+49 30 1234567 ext. 2"]), Of("b", ["jo@münchen.de"], []), Of("c", [], ["+49 30 1234568"]),
            Sample.Visitor("ka", "va"), Sample.Visitor("kb", "vb"), Sample.Visitor("kc", "vc"),
            Sample.Visitor("kd", "vd") with { Phone = "0049-30-1234567" });
        Assert.Equal(["ka", "kd"], (await Host.BlockDirectory.ListVisitorKeysByAddressAsync(null, "+49301234567", "", 10)).AsEnumerable());
        Assert.Equal(["kb"], (await Host.BlockDirectory.ListVisitorKeysByAddressAsync("jo@xn--mnchen-3ya.de", null, "", 10)).AsEnumerable());
        await ExecuteAsync("update visitors set phone_digits = '0049301234567' where visitor_key = 'kd'");
        Assert.Equal(["ka", "kd"], (await Host.BlockDirectory.ListVisitorKeysByAddressAsync(null, "0049 30 1234567", "", 10)).AsEnumerable());

        static ContactRow Of(string id, ImmutableArray<string> emails, ImmutableArray<string> phones) => Contact(id, emails, phones) with
        {
            Channels = [new ContactChannelRow($"v{id}", "widget", null, $"guest-{id}", Verified: false, Blocked: false)],
        };
    }

    [DatabaseFact]
    public async Task Region_that_changes_reaches_the_contacts_that_are_there()
    {
        await _host.Journal.PutAsync(Contact("a", [], ["030 1234567"]), Contact("b", [], ["+49 30 1234567"]));
        Assert.False(await Host.ContactSearch.ContactExistsAsync(null, null, "+4930 12345670"));
        Assert.Empty(await Host.DuplicateDirectory.ListDuplicatesAsync("a", 10));
        Assert.False(await IsFoundAsync("a", "4930123"));

        Assert.Equal(2, await Host.SearchIndex.ReindexContactsAsync(1, [], 10, "DE"));
        Assert.Equal(["b"], (await Host.DuplicateDirectory.ListDuplicatesAsync("a", 10)).Select(contact => contact.ContactId));
        Assert.True(await IsFoundAsync("a", "4930123"));
        Assert.True(await IsFoundAsync("a", "030 1234567"));

        Assert.Equal(2, await Host.SearchIndex.ReindexContactsAsync(2, [], 10));
        Assert.Empty(await Host.DuplicateDirectory.ListDuplicatesAsync("a", 10));
    }

    [DatabaseFact]
    public async Task Names_are_found_by_their_plain_letters_wherever_they_are_listed()
    {
        await _host.Journal.PutAsync(
            Contact("a", [], []) with { Name = "Paweł Łoś" }, Room("r", "a", "v") with { Name = "Søren Weiß", CustomFields = Map("Đorđe") },
            Sample.Visitor("k", "v") with { Name = "Işık" }, Sample.Account("u", "soren") with { Name = "Ærø ＡＢＣ", Roles = ["livechat-agent"] });
        foreach (var text in new[] { "pawel los", "ŁOŚ" }) Assert.True(await IsFoundAsync("a", text), text);
        await AssertListedAsync();
    }

    [DatabaseFact]
    public async Task Rows_of_a_former_version_are_folded_in_the_background_until_none_is_left()
    {
        await _host.Journal.PutAsync(
            Room("r", "a", "v") with { Name = "Søren Weiß", CustomFields = Map("Đorđe") },
            Sample.Visitor("k", "v") with { Name = "Işık", Phone = "0049 30 1234567" },
            Sample.Account("u", "soren") with { Name = "Ærø ＡＢＣ", Roles = ["livechat-agent"] });
        await ExecuteAsync("""update conversations set name_key = 'søren weiß', custom_fields = '{"city":"đorđe"}'""");
        await ExecuteAsync("update visitors set search_key = 'guest-1 işık', phone_digits = '0049301234567'");
        await ExecuteAsync("update accounts set name_key = 'ærø ａｂｃ'");
        await ExecuteAsync(
            "insert into search_backlog values ('conversation', 'r'), ('visitor', 'k'), ('account', 'u'), ('visitor', 'gone'), ('conversation', 'gone')");

        Assert.Equal(2, await Host.SearchIndex.RefoldAsync(2));
        Assert.Equal(3, await Host.SearchIndex.RefoldAsync(100));
        Assert.Equal(0, await Host.SearchIndex.RefoldAsync(100));
        await AssertListedAsync();
        Assert.Equal("v", await Host.VisitorSearch.FindVisitorIdByAddressAsync(null, "+49 30 1234567"));
        Assert.Equal(1, await _host.ScalarAsync("select count(*) from visitors where phone_digits = '49301234567'"));
    }

    private async Task AssertListedAsync()
    {
        foreach (var text in new[] { "soren", "WEISS", "weiß", "SØREN" })
            Assert.Equal(1, (await Host.ConversationDirectory.ListConversationsAsync(Sample.Conversations() with { NameContains = text })).Total);
        foreach (var text in new[] { "dorde", "Đorđe" })
            Assert.Equal(1, (await Host.ConversationDirectory.ListConversationsAsync(Sample.Conversations() with { CustomFields = Map(text) })).Total);
        foreach (var text in new[] { "isik", "IŞIK" }) Assert.Equal(1, (await Host.VisitorSearch.ListVisitorsAsync(text, [], Sample.Page())).Total);
        foreach (var text in new[] { "aero", "ærø abc", "SOREN" })
            Assert.Equal(1, (await Host.AccountDirectory.ListAccountsWithRoleAsync("livechat-agent", text, Sample.Page())).Total);
    }

    private static ImmutableDictionary<string, string> Map(string value) => ImmutableDictionary<string, string>.Empty.Add("city", value);

    private static ContactRow Contact(string id, ImmutableArray<string> emails, ImmutableArray<string> phones)
    {
        var view = new ContactView { ContactId = id, Name = $"Name {id}", Emails = emails, Phones = phones };
        return Sample.Contact(id, view.Name) with
        {
            Emails = emails, Phones = phones, PreRegistered = true, Document = JsonSerializer.Serialize(view, JournalJson.Options),
        };
    }

    private static ConversationRow Room(string id, string contactId, string visitorId) =>
        Sample.Conversation(id) with { ContactId = contactId, VisitorId = visitorId };

    private async Task<bool> IsFoundAsync(string id, string text) =>
        (await Host.ContactSearch.SearchContactsAsync(new ContactQuery(text, false, Sample.Page()))).Items.Any(contact => contact.ContactId == id);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Host.Services.GetRequiredService<SnapshotDatabase>().DataSource.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

public sealed class AddressesOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : AddressCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class AddressesOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : AddressCompliance<PostgresTestDatabase>(fixture);
