using ContactCenter.Workspace;

namespace ContactCenter.Tests.Rest;

/// <summary>Addresses are known in every spelling, and names in every one that people type, over HTTP.</summary>
public abstract class AddressSuite(ApiFixture api) : IAsyncLifetime
{
    private const string Blocked = "error-contact-channel-blocked";

    private ApiClient Admin => api.Admin;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (api.Site is not null) await api.Site.SetAsync(WorkspaceSnapshot.PhoneRegionSetting, "");
    }

    [DatabaseFact]
    public async Task Contact_is_known_by_its_addresses_in_every_spelling_and_shows_what_was_typed()
    {
        var (number, name) = (Number(), TestSite.Unique("zed"));
        var typed = $"+49 (30) {number[..4]}-{number[4..]}";
        var contactId = await api.Site.CreateContactAsync("Zed", [$"{name}+Tag@MÜNCHEN.example"], [typed]);
        foreach (var phone in new[] { typed, $"+4930{number}", $"0049 30 {number}", $"＋４９ 30 {number}", $"0049.30.{number}" })
            Assert.True(await ExistsAsync("phone", phone), phone);
        Assert.False(await ExistsAsync("phone", $"+49 30 {number} ext. 7"));
        foreach (var email in new[] { $" {name}+TAG@münchen.EXAMPLE ", $"{name}+tag＠münchen.example", $"{name}+tag@xn--mnchen-3ya.example" })
            Assert.True(await ExistsAsync("email", email), email);
        var contact = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.get?contactId={contactId}"))["contact"]!;
        Assert.Equal(typed, contact["phones"]![0]!["phoneNumber"]!.GetValue<string>());
        Assert.Equal(["Zed"], await FoundAsync($"0049 30 {number}"));
        Assert.Equal(["Zed"], await FoundAsync($"030{number}"));
        Assert.Equal(["Zed"], await FoundAsync($"{name}+tag@xn--mnchen-3ya"));
    }

    [DatabaseFact]
    public async Task Registered_contact_is_claimed_by_a_visitor_who_writes_its_number_otherwise()
    {
        var number = Number();
        var contactId = await api.Site.CreateContactAsync("Registered", [], [$"0049 30 {number}"]);
        var visitor = await api.Site.CreateVisitorAsync("Guest", phone: $"+49-30-{number}");
        var room = TestSite.Expect(await Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!;
        Assert.Equal(contactId, room["contactId"]!.GetValue<string>());
    }

    [DatabaseFact]
    public async Task Blocked_number_is_kept_out_in_every_spelling_until_it_is_unblocked_in_any()
    {
        var number = Number();
        var running = await api.Site.CreateVisitorAsync(phone: $"+49 (30) {number}");
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.block", new { phone = $"0049 30 {number}" }));
        Assert.False(TestSite.Expect(await Admin.GetAsync($"rooms.info?roomId={running.RoomId}"))["room"]!["open"]?.GetValue<bool>() ?? false);
        foreach (var phone in new[] { $"+49 30 {number}", $"004930{number}", $"+49 30 {number} x5", $"+٤٩ 30 {number}" })
            Assert.Equal(Blocked, (await OpenAsync(phone)).Error);
        Assert.Single(TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.blocked?text=%2B4930{number}"))["blocks"]!.AsArray());
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.unblock", new { phone = $"+49-30-{number}" }));
        TestSite.Expect(await OpenAsync($"0049 30 {number}"));
    }

    [DatabaseFact]
    public async Task Workspace_region_gives_national_numbers_a_country_existing_ones_included()
    {
        var number = Number();
        await api.Site.CreateContactAsync("National", [], [$"030 {number}"]);
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.block", new { phone = $"030 {number}9" }));
        Assert.False(await ExistsAsync("phone", $"+49 30 {number}"));
        Assert.Equal(400, (await Admin.PostAsync($"settings/{WorkspaceSnapshot.PhoneRegionSetting}", new { value = "Germany" })).Status);
        await api.Site.SetAsync(WorkspaceSnapshot.PhoneRegionSetting, "DE");
        await api.Server.SearchIndexAsync();
        Assert.True(await ExistsAsync("phone", $"+49 30 {number}"));
        Assert.True(await ExistsAsync("phone", $"030/{number}"));
        Assert.Equal(["National"], await FoundAsync($"+49 30 {number}"));
        Assert.Equal(Blocked, (await OpenAsync($"+49 30 {number}9")).Error);
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.unblock", new { phone = $"0049 30 {number}9" }));
        TestSite.Expect(await OpenAsync($"030 {number}9"));
    }

    [DatabaseFact]
    public async Task People_and_things_are_found_as_they_are_typed()
    {
        var mark = TestSite.Unique("fold");
        string[] names = ["Paweł Łoś", "Søren Ørsted", "Jörg Weiß", "Işık Yılmaz", "ＡＢＣ商事", "Đorđe", "Þór Æsir", "Miles O’Brien"];
        foreach (var name in names) await api.Site.CreateContactAsync($"{name} {mark}");
        (string Text, int Index)[] found =
        [
            ("Pawel los", 0), ("PAWEŁ ŁOŚ", 0), ("soren orsted", 1), ("WEISS", 2), ("weiß", 2), ("ışık yılmaz", 3), ("Isik Yilmaz", 3), ("ABC商事", 4),
            ("Dorde", 5), ("thor aesir", 6), ("O'Brien", 7),
        ];
        foreach (var (text, index) in found) Assert.Equal([$"{names[index]} {mark}"], await FoundAsync($"{text} {mark}"));
        var visitor = await api.Site.CreateVisitorAsync($"Łukasz {mark}");
        var listed = TestSite.Expect(await Admin.GetAsync($"livechat/rooms?roomName={Uri.EscapeDataString($"lukasz {mark}")}"));
        Assert.Equal(visitor.RoomId, Assert.Single(listed["rooms"]!.AsArray())!["_id"]!.GetValue<string>());
        var department = await api.Site.CreateDepartmentAsync($"Größe {mark}");
        var departments = TestSite.Expect(await Admin.GetAsync($"livechat/department?text={Uri.EscapeDataString($"GROSSE {mark}")}"));
        Assert.Equal(department, Assert.Single(departments["departments"]!.AsArray())!["_id"]!.GetValue<string>());
    }

    private static string Number() => $"7{(Guid.NewGuid().GetHashCode() & int.MaxValue) % 1_000_000:000000}";

    private async Task<bool> ExistsAsync(string field, string value) =>
        TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.checkExistence?{field}={Uri.EscapeDataString(value)}"))["exists"]!.GetValue<bool>();

    private async Task<IEnumerable<string>> FoundAsync(string text) =>
        TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.search?searchText={Uri.EscapeDataString(text)}"))["contacts"]!.AsArray()
            .Select(contact => contact!["name"]!.GetValue<string>());

    private async Task<ApiResponse> OpenAsync(string phone)
    {
        var token = TestSite.Unique("token");
        TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/visitor", new { visitor = new { token, phone } }));
        return await api.Server.Anonymous.GetAsync($"livechat/room?token={token}");
    }
}

[Collection(OnSqlite.Name)]
public sealed class AddressesOnSqlite(SqliteApi api) : AddressSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class AddressesOnPostgres(PostgresApi api) : AddressSuite(api);
