using ContactCenter.Addresses;
using ContactCenter.Contacts;
using ContactCenter.Entities;
using ContactCenter.Parties;
using ContactCenter.Verification;
using ContactCenter.Visitors;

namespace ContactCenter.Tests.Verification;

public class VerificationRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly VerificationSettings Settings = new(TimeSpan.FromMinutes(10), 5, TimeSpan.FromMinutes(1), 5);
    private static readonly VerificationAddress Ada = new(VerifiedFields.Email, "ada@example.com");
    private static readonly ChannelSource Source = new("widget");

    private VisitorState _visitor = VisitorState.None with { Conversation = new ConversationOpening("room", "contact", Source, null) };
    private DateTimeOffset _now = Start;
    private long _seq;

    [Fact]
    public void Right_code_proves_the_address_once()
    {
        Send("111111");
        Assert.Equal(new AddressProven("email", "ada@example.com", "room", Source), Confirm("111111").Entries.Single());
        Assert.Equal(VerificationErrors.CodeExpired, Confirm("111111").Error);
        Assert.Equal(("ada@example.com", "room"), (_visitor.Verification.Unfinished!.Value, _visitor.Verification.Unfinished.RoomId));
    }

    [Fact]
    public void Code_is_accepted_until_it_expires_and_not_after()
    {
        Send("111111");
        _now += Settings.Expiry;
        Assert.Equal(VerificationErrors.CodeExpired, Confirm("111111").Error);
        _now -= TimeSpan.FromMilliseconds(1);
        Assert.Null(Confirm("111111").Error);
    }

    [Fact]
    public void New_code_replaces_the_old_one()
    {
        Send("111111");
        _now += Settings.Resend;
        Send("222222");
        Assert.IsType<CodeRefused>(Confirm("111111").Entries.Single());
        Assert.IsType<AddressProven>(Confirm("222222").Entries.Single());
    }

    [Fact]
    public void Too_many_wrong_answers_make_even_the_right_one_useless()
    {
        Send("111111");
        for (var left = Settings.AttemptsMax - 1; left >= 0; left--) Assert.Equal(new CodeRefused(left), Confirm("000000").Entries.Single());
        Assert.Equal(VerificationErrors.TooManyAttempts, Confirm("111111").Error);
    }

    [Fact]
    public void Wrong_answers_are_limited_over_all_codes_of_an_hour()
    {
        for (var code = 0; code < 3; code++)
        {
            Send($"11111{code}");
            for (var wrong = 0; wrong < Settings.AttemptsMax; wrong++) Confirm("000000");
            _now += Settings.Resend;
        }

        Assert.Equal(VerificationErrors.TooManyAttempts, Issue("222222").Error);
        Assert.True(VerificationRules.IsExhausted(_visitor.Verification, Settings, _now));
        _now += VerificationState.Window;
        Send("222222");
        Assert.Null(Confirm("222222").Error);
    }

    [Fact]
    public void Another_code_waits_and_says_how_long()
    {
        Send("111111");
        _now += TimeSpan.FromSeconds(18.5);
        Assert.Equal(VerificationErrors.Throttled(TimeSpan.FromSeconds(42)), Issue("222222").Error);
        _now += TimeSpan.FromSeconds(41.5);
        Assert.Null(Issue("222222").Error);
    }

    [Fact]
    public void Codes_of_an_hour_are_limited_and_the_first_makes_room_after_an_hour()
    {
        for (var code = 0; code < Settings.CodesPerHourMax; code++)
        {
            Send("111111");
            _now += TimeSpan.FromMinutes(10);
        }

        Assert.Equal(VerificationErrors.Throttled(TimeSpan.FromMinutes(10)), Issue("222222").Error);
        Assert.True(VerificationRules.IsExhausted(_visitor.Verification, Settings, _now));
        _now += TimeSpan.FromMinutes(10);
        Assert.Null(Issue("222222").Error);
    }

    [Fact]
    public void Code_that_was_not_sent_counts_for_nothing()
    {
        for (var code = 0; code < Settings.CodesPerHourMax + 1; code++) Assert.Null(Issue("111111").Error);
        Assert.Empty(_visitor.Verification.SentAt);
        Assert.Empty(VerificationRules.MarkSent(_visitor.Verification, "another code's").Entries);
    }

    [Fact]
    public void Visitor_without_a_conversation_has_no_channel_to_verify()
    {
        Send("111111");
        _visitor = _visitor with { Conversation = null };
        Assert.Equal(ContactErrors.ChannelNotFound, Confirm("111111").Error);
    }

    [Fact]
    public void Hash_is_not_made_for_a_code_that_may_not_be_sent()
    {
        Send("111111");
        var refused = VerificationRules.Issue(_visitor.Verification, Ada, () => throw new InvalidOperationException(), Settings, _now);
        Assert.Equal(VerificationErrors.ThrottledType, refused.Error!.Type);
    }

    [Fact]
    public void Next_code_waits_for_as_long_as_the_workspace_says()
    {
        var workspace = new FixedWorkspace();
        workspace.Set("Livechat_Verification_Resend_Seconds", "90");
        var state = VerificationState.None with { SentAt = [_now] };

        Assert.Equal(TimeSpan.FromSeconds(90), VerificationRules.Wait(state, VerificationSettings.Of(workspace.Current), _now));
    }

    /// <summary>Against a model that keeps whole histories: never beyond a limit, a right code in time always, a wrong one never.</summary>
    [Fact]
    public void Random_histories_stay_within_the_limits()
    {
        foreach (var seed in Enumerable.Range(Seed.New(), 300))
        {
            try
            {
                new Walk(seed).Run();
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}: {failure.Message}", failure);
            }
        }
    }

    private void Send(string code)
    {
        Assert.Null(Issue(code).Error);
        Apply(VerificationRules.MarkSent(_visitor.Verification, Hash(code)));
    }

    private Decision<VisitorEntry> Issue(string code) =>
        Apply(VerificationRules.Issue(_visitor.Verification, Ada, () => Hash(code), Settings, _now));

    private Decision<VisitorEntry> Confirm(string code) =>
        Apply(VerificationRules.Confirm(_visitor.Verification, _visitor.Conversation, hash => hash == Hash(code), _now));

    private Decision<VisitorEntry> Apply(Decision<VisitorEntry> decision)
    {
        if (decision.Error is null)
        {
            foreach (var entry in decision.Entries)
                _visitor = VisitorRules.Apply(_visitor, new Recorded<VisitorEntry>(++_seq, _now, "visitor:v", entry));
        }

        return decision;
    }

    private static string Hash(string code) => "hash of " + code;

    private sealed class Walk
    {
        private readonly Random _random;
        private readonly VerificationSettings _settings;
        private readonly List<DateTimeOffset> _sent = [];
        private readonly List<DateTimeOffset> _wrong = [];
        private VisitorState _visitor = VisitorState.None with { Conversation = new ConversationOpening("room", "contact", Source, null) };
        private DateTimeOffset _now = Start;
        private (string Code, DateTimeOffset ExpiresAt, int Wrong)? _current;
        private long _seq;
        private int _codes;

        public Walk(int seed)
        {
            _random = new Random(seed);
            _settings = new VerificationSettings(
                TimeSpan.FromSeconds(_random.Next(30, 3600)), _random.Next(1, 8), TimeSpan.FromSeconds(_random.Next(0, 300)), _random.Next(1, 12));
        }

        public void Run()
        {
            for (var step = 0; step < 400; step++)
            {
                _now += TimeSpan.FromMilliseconds(_random.Next(0, _random.Next(2) == 0 ? 5_000 : 900_000));
                if (_random.Next(3) == 0) Issue();
                else Confirm(isRight: _random.Next(4) == 0);
            }
        }

        private int Recent(List<DateTimeOffset> times) => times.Count(at => at > _now - TimeSpan.FromHours(1));

        private void Issue()
        {
            var code = $"code {_codes++}";
            var decision = VerificationRules.Issue(_visitor.Verification, Ada, () => Hash(code), _settings, _now);
            var isAllowed = Recent(_wrong) < VerificationSettings.WrongPerHourMax && Recent(_sent) < _settings.CodesPerHourMax
                && (_sent.Count == 0 || _sent[^1] + _settings.Resend <= _now);
            Assert.Equal(isAllowed, decision.Error is null);
            if (!isAllowed) return;
            Apply(decision);
            _current = (code, _now + _settings.Expiry, 0);
            if (_random.Next(5) == 0) return;
            _now += TimeSpan.FromMilliseconds(_random.Next(500));
            Apply(VerificationRules.MarkSent(_visitor.Verification, Hash(code)));
            _sent.Add(_now);
        }

        private void Confirm(bool isRight)
        {
            var code = isRight && _current is { } current ? current.Code : _codes > 1 && _random.Next(2) == 0 ? "code 0" : "never sent";
            var isCurrent = _current?.Code == code;
            var isAnswerable = Recent(_wrong) < VerificationSettings.WrongPerHourMax && _current is { } known && known.ExpiresAt > _now
                && known.Wrong < _settings.AttemptsMax;
            var decision = VerificationRules.Confirm(_visitor.Verification, _visitor.Conversation, hash => hash == Hash(code), _now);
            Assert.Equal(isAnswerable, decision.Error is null);
            if (!isAnswerable) return;
            Apply(decision);
            if (isCurrent)
            {
                Assert.IsType<AddressProven>(decision.Entries.Single());
                _current = null;
                return;
            }

            _current = _current!.Value with { Wrong = _current.Value.Wrong + 1 };
            _wrong.Add(_now);
            Assert.Equal(new CodeRefused(_settings.AttemptsMax - _current.Value.Wrong), decision.Entries.Single());
        }

        private void Apply(Decision<VisitorEntry> decision)
        {
            foreach (var entry in decision.Entries)
                _visitor = VisitorRules.Apply(_visitor, new Recorded<VisitorEntry>(++_seq, _now, "visitor:v", entry));
        }
    }
}
