using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Rest;

/// <summary>The audit list: who did what to whom, and who tried.</summary>
public abstract class AuditSuite(ApiFixture api)
{
    [DatabaseFact]
    public async Task Changes_of_a_user_are_listed_with_their_actor()
    {
        var user = await api.Site.CreateUserAsync("user");
        TestSite.Expect(await api.Admin.PostAsync("roles.addUserToRole", new { username = user.Username, roleName = "bot" }));
        TestSite.Expect(await api.Admin.PostAsync("users.update", new { userId = user.UserId, data = new { password = "tall green kettle" } }));
        await api.Server.Anonymous.PostAsync("login", new { user = user.Username, password = "a secret guess" });
        await api.Server.Anonymous.PostAsync("login", new { user = user.Username, password = "a secret guess" });
        TestSite.Expect(await api.Admin.PostAsync("users.setActiveStatus", new { userId = user.UserId, activeStatus = false }));
        TestSite.Expect(await api.Admin.PostAsync("users.delete", new { userId = user.UserId }));

        var answer = TestSite.Expect(await api.Admin.GetAsync($"audit.events?userId={user.UserId}"));
        var events = answer["events"]!.AsArray();
        Assert.Equal(
            ["password-changed", "role-changed", "sign-in-failed", "signed-in", "user-activity-changed", "user-created", "user-deleted"],
            events.Select(TypeOf).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(2, events.Where(e => TypeOf(e) == "sign-in-failed").Sum(AttemptsOf));
        Assert.All(
            events.Where(e => TypeOf(e) is not ("signed-in" or "sign-in-failed")),
            e => Assert.Equal($"user:{api.Admin.UserId}", e!["by"]!.GetValue<string>()));
        var positions = events.Select(PositionOf).ToList();
        Assert.Equal(positions.OrderDescending(), positions);
        foreach (var secret in new[] { "a secret guess", "kettle", "Hash", user.Client.Token! })
            Assert.DoesNotContain(secret, answer.Text, StringComparison.Ordinal);

        var one = TestSite.Expect(await api.Admin.GetAsync($"audit.events?userId={user.UserId}&type=user-created"))["events"]!.AsArray();
        Assert.Equal("user-created", TypeOf(Assert.Single(one)));
        var page = TestSite.Expect(await api.Admin.GetAsync($"audit.events?userId={user.UserId}&count=2"));
        var next = TestSite.Expect(await api.Admin.GetAsync($"audit.events?userId={user.UserId}&count=2&before={PositionOf(page["events"]![1])}"));
        Assert.Equal(positions.Skip(2).Take(2), next["events"]!.AsArray().Select(PositionOf));
        Assert.Empty(TestSite.Expect(await api.Admin.GetAsync($"audit.events?userId={user.UserId}&end=2020-01-01"))["events"]!.AsArray());
        Assert.Empty(TestSite.Expect(await api.Admin.GetAsync($"audit.events?userId={user.UserId}&start=2200-01-01"))["events"]!.AsArray());
    }

    [DatabaseFact]
    public async Task Settings_permissions_and_exports_are_listed_without_values()
    {
        await api.Site.SetAsync("Livechat_External_Queue_Token", "a-secret-of-another-service");
        TestSite.Expect(await api.Admin.PostAsync(
            "permissions.update", new { permissions = new[] { new { _id = "delete-user", roles = new[] { "admin" } } } }));
        TestSite.Expect(await api.Admin.GetAsync("omnichannel/contacts.exportAll?format=csv"));
        var answer = TestSite.Expect(await api.Admin.GetAsync("audit.events?count=20"));
        var events = answer["events"]!.AsArray();
        Assert.Contains(events, e => TypeOf(e) == "setting-changed" && e!["setting"]!.GetValue<string>() == "Livechat_External_Queue_Token");
        Assert.Contains(events, e => TypeOf(e) == "permissions-changed" && e!["permissions"]!.GetValue<string>() == "delete-user");
        Assert.Contains(events, e => TypeOf(e) == "data-exported" && e!["data"]!.GetValue<string>() == "contacts");
        Assert.DoesNotContain("a-secret-of-another-service", answer.Text, StringComparison.Ordinal);
        Assert.Contains(api.Server.Log.Lines, line => line.Contains($"POST settings/{{_id}} by user {api.Admin.UserId}", StringComparison.Ordinal));
        await api.Site.SetAsync("Livechat_External_Queue_Token", "");
    }

    [DatabaseFact]
    public async Task Guesses_of_names_that_nobody_has_are_a_number_and_no_list()
    {
        var before = await CountAsync();
        for (var guess = 0; guess < 5; guess++)
            await api.Server.Anonymous.PostAsync("login", new { user = TestSite.Unique("nobody"), password = "x" });
        Assert.Equal(before + 5, await CountAsync());
        var answer = TestSite.Expect(await api.Admin.GetAsync("audit.events?type=sign-in-failed&count=5"));
        Assert.DoesNotContain("nobody", answer.Text, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task List_is_for_who_may_see_it()
    {
        var manager = await api.Site.CreateUserAsync("livechat-manager");
        Assert.Equal(403, (await manager.Client.GetAsync("audit.events")).Status);
        foreach (var wrong in new[] { "before=x", "start=yesterday" }) Assert.Equal(400, (await api.Admin.GetAsync($"audit.events?{wrong}")).Status);
    }

    private async Task<int> CountAsync() =>
        TestSite.Expect(await api.Admin.GetAsync("audit.events?type=sign-in-failed&count=200"))["events"]!.AsArray()
            .Where(e => e!["userId"] is null).Sum(AttemptsOf);

    private static int AttemptsOf(JsonNode? audited) =>
        int.Parse(audited!["attempts"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);

    private static string TypeOf(JsonNode? audited) => audited!["type"]!.GetValue<string>();

    private static long PositionOf(JsonNode? audited) => audited!["position"]!.GetValue<long>();
}

[Collection(OnSqlite.Name)]
public sealed class AuditOnSqlite(SqliteApi api) : AuditSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class AuditOnPostgres(PostgresApi api) : AuditSuite(api);
