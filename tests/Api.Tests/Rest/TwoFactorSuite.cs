using OtpNet;

namespace ContactCenter.Tests.Rest;

/// <summary>Two-factor sign-in over HTTP (contract §7.1, §9.2).</summary>
public abstract class TwoFactorSuite(ApiFixture api)
{
    [DatabaseFact]
    public async Task Sign_in_needs_the_code_once_it_is_switched_on()
    {
        var user = await api.Site.CreateUserAsync("user");
        var other = await api.Server.SignInAsync(user.Username, TestSite.Password);
        var offered = TestSite.Expect(await user.Client.PostAsync("users.2fa.enableTotp", new { }));
        var secret = offered["secret"]!.GetValue<string>();
        Assert.Contains($"secret={secret}", offered["url"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(200, (await LoginAsync(user)).Status);
        Assert.Equal("TOTP Invalid [totp-invalid]", (await user.Client.PostAsync("users.2fa.validateTotp", new { code = "no" })).Error);
        var codes = TestSite.Expect(await user.Client.PostAsync("users.2fa.validateTotp", new { code = Code(secret) }))["codes"]!.AsArray();

        Assert.Equal(401, (await other.GetAsync("me")).Status);
        Assert.True((await user.Client.GetAsync("me"))["services"]!["totp"]!["enabled"]!.GetValue<bool>());
        var asked = await LoginAsync(user);
        Assert.Equal(
            """{"status":"error","error":"totp-required","message":"TOTP Required","details":"""
            + """{"method":"totp","codeGenerated":false,"availableMethods":["totp"]},"success":false}""",
            asked.Text);
        Assert.Equal(401, asked.Status);
        Assert.Equal("totp-invalid", (await LoginAsync(user, "000")).Error);
        var next = Code(secret, 1);
        Assert.Equal(200, (await LoginAsync(user, next)).Status);
        Assert.Equal("totp-invalid", (await LoginAsync(user, next)).Error);
        var byHeader = await api.Server.Anonymous.SendAsync(
            HttpMethod.Post, "login", $$"""{"user":"{{user.Username}}","password":"{{TestSite.Password}}"}""",
            headers: [("X-2fa-code", codes[0]!.GetValue<string>()), ("X-2fa-method", "totp")]);
        Assert.Equal(200, byHeader.Status);
        Assert.Equal(9, (await user.Client.GetAsync("users.2fa.checkCodesRemaining"))["remaining"]!.GetValue<int>());
    }

    [DatabaseFact]
    public async Task Administrator_resets_it_and_sessions_end()
    {
        var user = await api.Site.CreateUserAsync("user");
        var secret = TestSite.Expect(await user.Client.PostAsync("users.2fa.enableTotp", new { }))["secret"]!.GetValue<string>();
        TestSite.Expect(await user.Client.PostAsync("users.2fa.validateTotp", new { code = Code(secret) }));
        Assert.Equal(403, (await user.Client.PostAsync("users.resetTOTP", new { userId = user.UserId })).Status);
        TestSite.Expect(await api.Admin.PostAsync("users.resetTOTP", new { userId = user.UserId }));
        Assert.Equal(401, (await user.Client.GetAsync("me")).Status);
        Assert.Equal(200, (await LoginAsync(user)).Status);
    }

    [DatabaseFact]
    public async Task Role_that_demands_it_sets_it_up_before_the_first_session()
    {
        var user = await api.Site.CreateUserAsync("livechat-monitor");
        await api.Site.SetAsync("Accounts_TwoFactorAuthentication_RequiredRoles", "livechat-monitor");
        try
        {
            Assert.Equal("totp-enrollment-required", (await LoginAsync(user)).Error);
            var guess = await api.Server.Anonymous.PostAsync("users.2fa.enrollTotp", new { user = user.Username, password = "wrong" });
            Assert.Equal((401, "Unauthorized"), (guess.Status, guess.Error));
            var secret = TestSite.Expect(await api.Server.Anonymous.PostAsync(
                "users.2fa.enrollTotp", new { user = user.Username, password = TestSite.Password }))["secret"]!.GetValue<string>();
            Assert.Equal("totp-invalid", (await LoginAsync(user, "123")).Error);
            var signedIn = TestSite.Expect(await LoginAsync(user, Code(secret)));
            Assert.Equal(10, signedIn["data"]!["codes"]!.AsArray().Count);
            Assert.Equal("totp-required", (await LoginAsync(user)).Error);
        }
        finally
        {
            await api.Site.SetAsync("Accounts_TwoFactorAuthentication_RequiredRoles", "");
        }
    }

    private Task<ApiResponse> LoginAsync(TestUser user, string? code = null) =>
        api.Server.Anonymous.PostAsync("login", new { user = user.Username, password = TestSite.Password, code });

    private string Code(string secret, int stepsAhead = 0) =>
        new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(api.Server.Time.GetUtcNow().UtcDateTime.AddSeconds(30 * stepsAhead));
}

[Collection(OnSqlite.Name)]
public sealed class TwoFactorOnSqlite(SqliteApi api) : TwoFactorSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class TwoFactorOnPostgres(PostgresApi api) : TwoFactorSuite(api);
