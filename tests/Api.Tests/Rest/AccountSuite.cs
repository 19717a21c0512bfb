using System.Security.Cryptography;
using System.Text;

namespace ContactCenter.Tests.Rest;

/// <summary>Signing in, sessions and users (contract §7.1).</summary>
public abstract class AccountSuite(ApiFixture api)
{
    private ApiClient Anonymous => api.Server.Anonymous;

    [DatabaseFact]
    public async Task Login_by_user_name_or_email_or_digest_signs_in()
    {
        var user = await api.Site.CreateUserAsync("user");
        var digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(TestSite.Password)));
        object[] logins =
        [
            new { user = user.Username, password = TestSite.Password },
            new { user = new { username = user.Username.ToUpperInvariant() }, password = TestSite.Password },
            new { user = new { email = $"{user.Username}@example.com" }, password = TestSite.Password },
            new { username = user.Username, password = new { digest, algorithm = "sha-256" } },
            new { email = $"{user.Username}@EXAMPLE.com", password = TestSite.Password, code = "" },
        ];
        foreach (var login in logins)
        {
            var answer = TestSite.Expect(await Anonymous.PostAsync("login", login));
            Assert.Equal("success", answer["status"]!.GetValue<string>());
            Assert.Equal(user.UserId, answer["data"]!["userId"]!.GetValue<string>());
            var me = await api.Server.As(user.UserId, answer["data"]!["authToken"]!.GetValue<string>()).GetAsync("me");
            Assert.Equal(user.Username, me["username"]!.GetValue<string>());
            Assert.Equal(me["_id"]!.GetValue<string>(), answer["data"]!["me"]!["_id"]!.GetValue<string>());
        }
    }

    [DatabaseFact]
    public async Task Login_with_anything_wrong_answers_the_same_401()
    {
        var user = await api.Site.CreateUserAsync("user");
        object[] logins =
        [
            new { user = user.Username, password = "wrong" }, new { user = "nobody-at-all", password = TestSite.Password },
            new { user = user.Username }, new { password = TestSite.Password }, new { resume = "no-such-token" }, new { },
            new { user = user.Username, password = new { digest = "12", algorithm = "sha-256" } },
        ];
        foreach (var login in logins)
        {
            var answer = await Anonymous.PostAsync("login", login);
            Assert.Equal(401, answer.Status);
            Assert.Equal("""{"status":"error","error":"Unauthorized","message":"Unauthorized","success":false}""", answer.Text);
        }
    }

    [DatabaseFact]
    public async Task Login_with_a_token_resumes_the_session()
    {
        var user = await api.Site.CreateUserAsync("user");
        var answer = TestSite.Expect(await Anonymous.PostAsync("login", new { resume = user.Client.Token }));
        Assert.Equal(user.Client.Token, answer["data"]!["authToken"]!.GetValue<string>());
        Assert.Equal(user.UserId, answer["data"]!["userId"]!.GetValue<string>());
    }

    [DatabaseFact]
    public async Task Password_is_guessed_wrong_too_often_and_even_the_right_one_is_refused()
    {
        var user = await api.Site.CreateUserAsync("user");
        for (var i = 0; i < 10; i++)
            Assert.Equal("Unauthorized", (await Anonymous.PostAsync("login", new { user = user.Username, password = $"guess {i}" })).Error);
        var refused = await Anonymous.PostAsync("login", new { user = user.Username, password = TestSite.Password });
        Assert.Equal(401, refused.Status);
        Assert.Equal("error-login-blocked-for-user", refused.Error);
    }

    [DatabaseFact]
    public async Task Session_is_refused_with_any_part_wrong()
    {
        var user = await api.Site.CreateUserAsync("user");
        var other = await api.Site.CreateUserAsync("user");
        (string?, string?)[] wrong =
        [
            (null, user.Client.Token), (user.UserId, null), ("", user.Client.Token), (user.UserId, ""), (other.UserId, user.Client.Token),
            (user.UserId, user.Client.Token + "x"), (user.UserId, new string('x', 5000)),
        ];
        foreach (var (userId, token) in wrong) Assert.Equal(401, (await api.Server.As(userId, token).GetAsync("me")).Status);
        var inQuery = await Anonymous.GetAsync($"me?X-User-Id={user.UserId}&X-Auth-Token={user.Client.Token}&access_token={user.Client.Token}");
        Assert.Equal(401, inQuery.Status);
        Assert.Equal(200, (await user.Client.GetAsync("me")).Status);
    }

    [DatabaseFact]
    public async Task Session_ends_when_its_token_expires()
    {
        var user = await api.Site.CreateUserAsync("user");
        Assert.Equal(200, (await user.Client.GetAsync("me")).Status);
        api.Server.Time.Shift = TimeSpan.FromDays(91);
        try
        {
            Assert.Equal(401, (await user.Client.GetAsync("me")).Status);
            Assert.Equal(401, (await Anonymous.PostAsync("login", new { resume = user.Client.Token })).Status);
        }
        finally
        {
            api.Server.Time.Shift = TimeSpan.Zero;
        }
    }

    [DatabaseFact]
    public async Task Logout_ends_this_session_and_no_other()
    {
        var user = await api.Site.CreateUserAsync("user");
        var second = await api.Server.SignInAsync(user.Username, TestSite.Password);
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Get })
        {
            var session = await api.Server.SignInAsync(user.Username, TestSite.Password);
            var answer = TestSite.Expect(await session.SendAsync(method, "logout", null));
            Assert.Equal("""{"status":"success","data":{"message":"You've been logged out!"},"success":true}""", answer.Text);
            Assert.Equal(401, (await session.GetAsync("me")).Status);
        }

        Assert.Equal(200, (await second.GetAsync("me")).Status);
    }

    [DatabaseFact]
    public async Task Deleted_user_has_no_session_and_no_name_any_more()
    {
        var user = await api.Site.CreateUserAsync("user", "livechat-agent");
        Assert.Equal(200, (await user.Client.GetAsync("me")).Status);
        TestSite.Expect(await api.Admin.PostAsync("users.delete", new { userId = user.UserId }));
        Assert.Equal(401, (await user.Client.GetAsync("me")).Status);
        Assert.Equal(401, (await Anonymous.PostAsync("login", new { user = user.Username, password = TestSite.Password })).Status);
        Assert.Equal("User not found.", (await api.Admin.GetAsync($"users.info?userId={user.UserId}")).Error);
        Assert.Equal("User not found.", (await api.Admin.PostAsync("users.delete", new { userId = user.UserId })).Error);
    }

    [DatabaseFact]
    public async Task Role_that_is_taken_away_takes_its_permissions_at_once()
    {
        var user = await api.Site.CreateUserAsync("user", "livechat-manager");
        Assert.Equal(200, (await user.Client.GetAsync("livechat/inquiries.list")).Status);
        TestSite.Expect(await api.Admin.PostAsync("roles.removeUserFromRole",
            new { username = user.Username, roleId = "livechat-manager" }));
        Assert.Equal(403, (await user.Client.GetAsync("livechat/inquiries.list")).Status);
        TestSite.Expect(await api.Admin.PostAsync("roles.addUserToRole", new { username = user.Username, roleName = "livechat-manager" }));
        Assert.Equal(200, (await user.Client.GetAsync("livechat/inquiries.list")).Status);
    }

    [DatabaseFact]
    public async Task Last_administrator_stays()
    {
        const string Text = "Leaving the app without admins is not allowed [error-action-not-allowed]";
        var deleted = await api.Admin.PostAsync("users.delete", new { userId = api.Admin.UserId });
        Assert.Equal((400, Text), (deleted.Status, deleted.Error));
        var removed = await api.Admin.PostAsync("roles.removeUserFromRole", new { username = ApiServer.AdminName, roleId = "admin" });
        Assert.Equal((400, Text), (removed.Status, removed.Error));
    }

    [DatabaseFact]
    public async Task User_is_created_with_what_was_given()
    {
        var username = TestSite.Unique("new");
        var created = TestSite.Expect(await api.Admin.PostAsync(
            "users.create", new { email = $"{username}@example.com", name = "New User", password = TestSite.Password, username,
                roles = new[] { "user", "bot" } }));
        var user = created["user"]!;
        Assert.Equal(17, user["_id"]!.GetValue<string>().Length);
        Assert.Equal("""["user","bot"]""", user["roles"]!.ToJsonString());
        Assert.Equal($"{username}@example.com", user["emails"]![0]!["address"]!.GetValue<string>());
        var info = TestSite.Expect(await api.Admin.GetAsync($"users.info?username={username}"));
        Assert.Equal("New User", info["user"]!["name"]!.GetValue<string>());
        Assert.True(info["user"]!["active"]!.GetValue<bool>());
    }

    [DatabaseFact]
    public async Task User_with_a_taken_name_or_address_or_unknown_role_is_refused()
    {
        var user = await api.Site.CreateUserAsync("user");
        async Task<ApiResponse> Create(string username, string email, string[] roles) => await api.Admin.PostAsync(
            "users.create", new { email, name = "x", password = TestSite.Password, username, roles });

        var sameName = await Create(user.Username.ToUpperInvariant(), $"{TestSite.Unique("x")}@example.com", ["user"]);
        Assert.Equal((400, "error-field-unavailable"), (sameName.Status, sameName["errorType"]!.GetValue<string>()));
        var sameAddress = await Create(TestSite.Unique("x"), $"{user.Username}@example.com", ["user"]);
        Assert.Equal((400, $"{user.Username}@example.com is already in use :( [error-field-unavailable]"),
            (sameAddress.Status, sameAddress.Error));
        var unknownRole = await Create(TestSite.Unique("x"), $"{TestSite.Unique("x")}@example.com", ["king"]);
        Assert.Equal((400, "Role does not exist [error-role-not-found]"), (unknownRole.Status, unknownRole.Error));
        var badName = await Create("a b/c", $"{TestSite.Unique("x")}@example.com", ["user"]);
        Assert.Equal((400, "error-invalid-username"), (badName.Status, badName["errorType"]!.GetValue<string>()));
    }

    [DatabaseFact]
    public async Task Addresses_of_others_are_for_those_who_may_see_them()
    {
        var user = await api.Site.CreateUserAsync("user");
        var other = await api.Site.CreateUserAsync("user");
        Assert.Null((await other.Client.GetAsync($"users.info?userId={user.UserId}"))["user"]!["emails"]);
        Assert.NotNull((await user.Client.GetAsync($"users.info?userId={user.UserId}"))["user"]!["emails"]);
        Assert.NotNull((await api.Admin.GetAsync($"users.info?userId={user.UserId}"))["user"]!["emails"]);
    }

    [DatabaseFact]
    public async Task Status_is_set_by_its_owner_or_who_may_edit_others()
    {
        var user = await api.Site.CreateUserAsync("user");
        var other = await api.Site.CreateUserAsync("user");
        TestSite.Expect(await user.Client.PostAsync("users.setStatus", new { status = "busy", message = "in a meeting" }));
        var me = await user.Client.GetAsync("me");
        Assert.Equal(("busy", "in a meeting"), (me["status"]!.GetValue<string>(), me["statusText"]!.GetValue<string>()));
        var foreign = await other.Client.PostAsync("users.setStatus", new { status = "away", userId = user.UserId });
        Assert.Equal((403, "unauthorized"), (foreign.Status, foreign.Error));
        TestSite.Expect(await api.Admin.PostAsync("users.setStatus", new { status = "away", userId = user.UserId }));
        Assert.Equal("away", (await user.Client.GetAsync("me"))["status"]!.GetValue<string>());
        var unknown = await user.Client.PostAsync("users.setStatus", new { status = "dancing" });
        Assert.Equal((400, "Valid status types include online, away, offline, and busy. [error-invalid-status]"),
            (unknown.Status, unknown.Error));
    }

    [DatabaseFact]
    public async Task Nothing_secret_is_logged()
    {
        var user = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync("A very secret name", email: "very-secret@example.com");
        await api.Site.SayAsync(visitor, "a very secret message");
        await Anonymous.GetAsync($"livechat/visitor/{visitor.Token}");
        await Anonymous.PostAsync("livechat/message", new { token = visitor.Token, rid = "no-such-room", msg = "a very secret message" });
        await Anonymous.PostAsync("login", new { user = user.Username, password = "a very secret guess" });
        var log = string.Join('\n', api.Server.Log.Lines);
        foreach (var secret in new[] { user.Client.Token!, visitor.Token, "very secret", "very-secret", TestSite.Password,
            ApiServer.AdminPassword })
            Assert.DoesNotContain(secret, log);
        Assert.Contains("GET livechat/visitor/{token} answered 200", log);
    }
}

[Collection(OnSqlite.Name)]
public sealed class AccountsOnSqlite(SqliteApi api) : AccountSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class AccountsOnPostgres(PostgresApi api) : AccountSuite(api);
