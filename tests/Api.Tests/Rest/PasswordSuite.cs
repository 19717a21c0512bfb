namespace ContactCenter.Tests.Rest;

/// <summary>Changing passwords, switching users off, and what ends with it.</summary>
public abstract class PasswordSuite(ApiFixture api)
{
    private const string NewPassword = "tall green kettle";

    [DatabaseFact]
    public async Task Name_that_is_spelled_otherwise_each_time_is_counted_as_one()
    {
        var user = await api.Site.CreateUserAsync("user");
        string[] spellings =
        [
            user.Username, user.Username.ToUpperInvariant(), $"{user.Username}@example.com", $"{user.Username}@EXAMPLE.com.",
            $"{user.Username}\u200B@example.com", $" {user.Username}@example.com",
        ];
        for (var attempt = 0; attempt < 18; attempt++)
            await api.Server.Anonymous.PostAsync("login", new { user = spellings[attempt % spellings.Length], password = "wrong" });
        // Whoever guesses must wait by now, also with the right password and under one more spelling.
        var late = await api.Server.Anonymous.PostAsync("login", new { user = $"\u2060{user.Username}@example.com", password = TestSite.Password });
        Assert.Equal(401, late.Status);
    }

    [DatabaseFact]
    public async Task Only_an_administrator_makes_or_unmakes_administrators()
    {
        var manager = await api.Site.CreateUserAsync("user", "livechat-manager");
        var victim = await api.Site.CreateUserAsync("admin");
        await PermitAsync("livechat-manager");
        try
        {
            var name = TestSite.Unique("made");
            var made = await manager.Client.PostAsync("users.create", new
            {
                username = name, name, email = $"{name}@example.com", password = TestSite.Password, roles = new[] { "admin" },
            });
            Assert.Equal(403, made.Status);
            foreach (var call in new[] { "addUserToRole", "removeUserFromRole" })
            {
                var username = call == "addUserToRole" ? manager.Username : victim.Username;
                Assert.Equal(403, (await manager.Client.PostAsync($"roles.{call}", new { roleId = "admin", username })).Status);
            }

            var own = await manager.Client.PostAsync("users.update", new { userId = manager.UserId, data = new { roles = new[] { "admin" } } });
            Assert.Equal(403, own.Status);
            Assert.Equal(200, (await victim.Client.GetAsync("users.list")).Status);
        }
        finally
        {
            await PermitAsync();
            TestSite.Expect(await api.Admin.PostAsync("users.delete", new { userId = victim.UserId }));
        }

        async Task PermitAsync(params string[] others) => TestSite.Expect(await api.Admin.PostAsync("permissions.update", new
        {
            permissions = new[] { "create-user", "assign-roles", "edit-other-user-info" }.Select(id => new { _id = id, roles = others.Prepend("admin") }),
        }));
    }

    [DatabaseFact]
    public async Task Own_password_needs_the_current_one_and_ends_the_other_sessions()
    {
        var user = await api.Site.CreateUserAsync("user");
        var other = await api.Server.SignInAsync(user.Username, TestSite.Password);
        foreach (var data in new object[]
        {
            new { newPassword = NewPassword }, new { currentPassword = "wrong", newPassword = NewPassword }, new { email = $"{user.Username}@example.org" },
        })
        {
            var refused = await user.Client.PostAsync("users.updateOwnBasicInfo", new { data });
            Assert.Equal((400, "Invalid password [error-invalid-password]"), (refused.Status, refused.Error));
        }

        TestSite.Expect(await user.Client.PostAsync(
            "users.updateOwnBasicInfo", new { data = new { currentPassword = TestSite.Password, newPassword = NewPassword } }));
        Assert.Equal(200, (await user.Client.GetAsync("me")).Status);
        Assert.Equal(401, (await other.GetAsync("me")).Status);
        Assert.Equal(401, (await LoginAsync(user, TestSite.Password)).Status);
        Assert.Equal(200, (await LoginAsync(user, NewPassword)).Status);
    }

    [DatabaseFact]
    public async Task Administrator_sets_a_password_and_all_sessions_end()
    {
        var user = await api.Site.CreateUserAsync("user");
        var weak = await api.Admin.PostAsync("users.update", new { userId = user.UserId, data = new { password = "Password2026" } });
        Assert.Equal((400, "error-password-policy-not-met"), (weak.Status, weak["errorType"]!.GetValue<string>()));
        var changed = TestSite.Expect(await api.Admin.PostAsync(
            "users.update", new { userId = user.UserId, data = new { password = NewPassword, name = "Another Name" } }));
        Assert.Equal("Another Name", changed["user"]!["name"]!.GetValue<string>());
        Assert.Equal(401, (await user.Client.GetAsync("me")).Status);
        Assert.Equal(200, (await LoginAsync(user, NewPassword)).Status);
    }

    [DatabaseFact]
    public async Task User_without_permission_cannot_change_an_administrator()
    {
        var user = await api.Site.CreateUserAsync("user");
        var refused = await user.Client.PostAsync("users.update", new { userId = api.Admin.UserId, data = new { password = NewPassword } });
        Assert.Equal(403, refused.Status);
        Assert.Equal(200, (await api.Admin.GetAsync("me")).Status);
    }

    [DatabaseFact]
    public async Task Forgotten_password_is_set_by_a_mailed_code_once()
    {
        var user = await api.Site.CreateUserAsync("user");
        var known = await api.Server.Anonymous.PostAsync("users.forgotPassword", new { email = $"{user.Username}@example.com" });
        var unknown = await api.Server.Anonymous.PostAsync("users.forgotPassword", new { email = $"{TestSite.Unique("nobody")}@example.com" });
        Assert.Equal((200, known.Text), (unknown.Status, unknown.Text));

        var mail = await new TestMailbox(api.Server).LastToAsync($"{user.Username}@example.com");
        var token = mail.ReplaceLineEndings("\n").Split('\n').Single(line => line.StartsWith($"{user.UserId}.", StringComparison.Ordinal));
        var weak = await api.Server.Anonymous.PostAsync("users.resetPasswordByToken", new { token, newPassword = "short" });
        Assert.Equal("error-password-policy-not-met", weak["errorType"]!.GetValue<string>());
        TestSite.Expect(await api.Server.Anonymous.PostAsync("users.resetPasswordByToken", new { token, newPassword = NewPassword }));
        Assert.Equal(401, (await user.Client.GetAsync("me")).Status);
        Assert.Equal(200, (await LoginAsync(user, NewPassword)).Status);
        foreach (var wrong in new[] { token, token + "x", "nobody.x", "x" })
        {
            var refused = await api.Server.Anonymous.PostAsync("users.resetPasswordByToken", new { token = wrong, newPassword = NewPassword });
            Assert.Equal((400, "error-invalid-reset-token"), (refused.Status, refused["errorType"]!.GetValue<string>()));
        }
    }

    [DatabaseFact]
    public async Task Mailed_code_is_worth_nothing_after_half_an_hour()
    {
        var user = await api.Site.CreateUserAsync("user");
        TestSite.Expect(await api.Admin.PostAsync("users.resetPassword", new { userId = user.UserId }));
        Assert.Equal(401, (await user.Client.GetAsync("me")).Status);
        Assert.Equal(401, (await LoginAsync(user, TestSite.Password)).Status);
        var mail = await new TestMailbox(api.Server).LastToAsync($"{user.Username}@example.com");
        var token = mail.ReplaceLineEndings("\n").Split('\n').Single(line => line.StartsWith($"{user.UserId}.", StringComparison.Ordinal));
        api.Server.Time.Shift = TimeSpan.FromMinutes(31);
        try
        {
            Assert.Equal(400, (await api.Server.Anonymous.PostAsync("users.resetPasswordByToken", new { token, newPassword = NewPassword })).Status);
        }
        finally
        {
            api.Server.Time.Shift = TimeSpan.Zero;
        }
    }

    [DatabaseFact]
    public async Task User_who_is_switched_off_has_no_session_until_it_is_on_again()
    {
        var agent = await api.Site.CreateAgentAsync();
        var off = TestSite.Expect(await api.Admin.PostAsync("users.setActiveStatus", new { userId = agent.UserId, activeStatus = false }));
        Assert.False(off["user"]!["active"]!.GetValue<bool>());
        Assert.Equal(401, (await agent.Client.GetAsync("me")).Status);
        Assert.Equal("Unauthorized", (await LoginAsync(agent, TestSite.Password)).Error);
        var listed = TestSite.Expect(await api.Admin.GetAsync("livechat/users/agent?onlyAvailable=true&count=0"))["users"]!.AsArray();
        Assert.DoesNotContain(listed, user => user!["_id"]!.GetValue<string>() == agent.UserId);
        TestSite.Expect(await api.Admin.PostAsync("users.update", new { userId = agent.UserId, data = new { active = true } }));
        Assert.Equal(401, (await agent.Client.GetAsync("me")).Status);
        Assert.Equal(200, (await LoginAsync(agent, TestSite.Password)).Status);
    }

    [DatabaseFact]
    public async Task User_is_created_switched_off()
    {
        var username = TestSite.Unique("off");
        TestSite.Expect(await api.Admin.PostAsync(
            "users.create", new { email = $"{username}@example.com", name = "x", password = TestSite.Password, username, active = false }));
        Assert.Equal(401, (await api.Server.Anonymous.PostAsync("login", new { user = username, password = TestSite.Password })).Status);
    }

    [DatabaseFact]
    public async Task Last_active_administrator_is_neither_switched_off_nor_demoted()
    {
        var second = await api.Site.CreateUserAsync("user", "admin");
        TestSite.Expect(await api.Admin.PostAsync("users.setActiveStatus", new { userId = second.UserId, activeStatus = false }));
        foreach (var data in new object[] { new { active = false }, new { roles = new[] { "user" } } })
        {
            var refused = await api.Admin.PostAsync("users.update", new { userId = api.Admin.UserId, data });
            Assert.Equal((400, "error-action-not-allowed"), (refused.Status, refused["errorType"]!.GetValue<string>()));
        }

        TestSite.Expect(await api.Admin.PostAsync("users.delete", new { userId = second.UserId }));
    }

    [DatabaseFact]
    public async Task Users_are_listed_with_their_roles()
    {
        var user = await api.Site.CreateUserAsync("user", "livechat-agent");
        var listed = TestSite.Expect(await api.Admin.GetAsync($"users.list?text={user.Username}"))["users"]!.AsArray();
        Assert.Equal("""["user","livechat-agent"]""", Assert.Single(listed)!["roles"]!.ToJsonString());
        Assert.Equal(403, (await user.Client.GetAsync("users.list")).Status);
    }

    private Task<ApiResponse> LoginAsync(TestUser user, string password) =>
        api.Server.Anonymous.PostAsync("login", new { user = user.Username, password });
}

[Collection(OnSqlite.Name)]
public sealed class PasswordsOnSqlite(SqliteApi api) : PasswordSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class PasswordsOnPostgres(PostgresApi api) : PasswordSuite(api);
