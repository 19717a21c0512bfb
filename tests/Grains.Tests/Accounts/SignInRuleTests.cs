using ContactCenter.Accounts;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests.Accounts;

/// <summary>The passwords that may be set, and the pauses that slow guessing down.</summary>
public sealed class SignInRuleTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("short-one")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abcabcabcabcabc")]
    [InlineData("123456789012")]
    [InlineData("qwertyuiop123")]
    [InlineData("1qaz2wsx3edc4rfv")]
    [InlineData("Password2026!!")]
    [InlineData("Password12345678901234")]
    [InlineData("password202620262026")]
    [InlineData("P@55w0rd!1234")]
    [InlineData("passwordpassword")]
    [InlineData("!!iloveyou2026!!")]
    [InlineData("contactcenter1")]
    [InlineData("grace.hopper26")]
    [InlineData("Grace.Hopper@1")]
    public void Password_that_is_tried_first_is_refused(string password) =>
        Assert.NotNull(PasswordPolicy.FindFault(password, 12, "grace.hopper", "grace.hopper@example.com", "Grace"));

    [Theory]
    [InlineData("a-users-password")]
    [InlineData("Bot-Password-1")]
    [InlineData("Another-Password-1")]
    [InlineData("Agent-0f9a3b2c1d4e")]
    [InlineData("Agent-839204759203")]
    [InlineData("only-for-tests-8c1f")]
    [InlineData("tall green kettle")]
    [InlineData("пять зелёных чашек")]
    public void Password_of_ones_own_is_taken(string password) =>
        Assert.Null(PasswordPolicy.FindFault(password, 12, "grace.hopper", "grace.hopper@example.com", "Grace"));

    [Fact]
    public void Setting_says_the_length_and_cannot_say_less_than_eight()
    {
        Assert.NotNull(PasswordPolicy.FindFault("tall green kettle", 20));
        Assert.Null(PasswordPolicy.FindFault("kettle-9x", 8));
        Assert.NotNull(PasswordPolicy.FindFault("ket-9x", 1));
    }

    [Fact]
    public void Pauses_grow_with_failures_and_end()
    {
        var attempts = SignInAttempts.None;
        for (var failure = 0; failure < AttemptLimit.FreeFailures; failure++) attempts = Fail(attempts, At);
        Assert.False(attempts.Begin(At.AddSeconds(29)).IsHeard);
        var later = At.AddSeconds(30);
        attempts = Fail(attempts, later);
        Assert.False(attempts.Begin(later.AddSeconds(59)).IsHeard);
        Assert.True(attempts.Begin(later.AddSeconds(60)).IsHeard);
        Assert.True(attempts.Begin(later + AttemptLimit.ForgottenAfter + TimeSpan.FromSeconds(1)).After.Failures == 0);
        Assert.Equal(SignInAttempts.None, attempts.Begin(later.AddSeconds(60)).After.End(false, later.AddSeconds(60)));
    }

    [Fact]
    public void Many_attempts_at_once_are_no_way_around_the_counting()
    {
        var attempts = SignInAttempts.None;
        var heard = 0;
        for (var attempt = 0; attempt < 1_000; attempt++)
        {
            (attempts, var isHeard) = attempts.Begin(At);
            if (isHeard) heard++;
        }

        Assert.Equal(SignInAttempts.UnderWayMax, heard);
    }

    [Fact]
    public async Task Guard_counts_each_pair_for_itself_and_stays_small()
    {
        // Of the real clock, the thousands of calls could take longer than the pause after the failures.
        await using var host = await GrainHost.StartAsync(time: new FakeTimeProvider());
        var guard = host.Grains.GetGrain<ISignInGuardGrain>("0");
        for (var failure = 0; failure < AttemptLimit.FreeFailures; failure++)
        {
            Assert.True(await guard.Begin("mallory"));
            await guard.End("mallory", hasFailed: true);
        }

        Assert.False(await guard.Begin("mallory"));
        Assert.True(await guard.Begin("owner"));
        for (var pair = 0; pair < SignInGuardGrain.PairsMax + 10; pair++) await guard.Begin($"flood-{pair}");
        Assert.False(await guard.Begin("mallory"));
    }

    private static SignInAttempts Fail(SignInAttempts attempts, DateTimeOffset at)
    {
        var (begun, isHeard) = attempts.Begin(at);
        Assert.True(isHeard);
        return begun.End(hasFailed: true, at);
    }
}
