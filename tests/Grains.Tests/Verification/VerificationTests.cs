using System.Collections.Immutable;
using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Verification;
using ContactCenter.Visitors;

namespace ContactCenter.Tests.Verification;

/// <summary>Contract §1.14 through the real grains, both ways in.</summary>
public class VerificationTests
{
    [Fact]
    public async Task Visitor_is_asked_in_the_chat_and_let_in_by_the_right_answer()
    {
        await using var scene = await VerificationScene.StartAsync();
        await scene.AvailableAsync("ann");
        Assert.Equal(ConversationStatuses.Verifying, (await scene.OpenAsync("zed", "r", "Zed@Example.com")).Status);
        Assert.Equal("We have sent a code to z•••@e•••.com. Please answer with it.", await scene.HeardAsync("r", 1));
        await scene.SayAsync("zed", "r", "where do I find it?");
        await scene.SayAsync("zed", "r", scene.Post.LastCode.Insert(3, " "));

        Assert.Equal("Thank you, your e-mail address is confirmed.", await scene.HeardAsync("r", 2));
        var assigned = await scene.WaitForAsync("r", ConversationKinds.Assigned);
        var verified = await scene.WaitForAsync("r", ConversationKinds.VerificationEnded);
        Assert.True(assigned.Seq > verified.Seq);
        Assert.Equal("zed@example.com", Assert.Single(scene.Post.Sent).To);
        var channel = Assert.Single(scene.Contact("zed").Channels);
        Assert.Equal((true, "email", "zed@example.com"), (channel.Verified, channel.VerifiedField, channel.VerifiedValue));
        Assert.True((await scene.Room("r").Find())!.Verified);
    }

    [Fact]
    public async Task Visitor_without_an_address_is_asked_for_one()
    {
        await using var scene = await VerificationScene.StartAsync();
        await scene.OpenAsync("zed", "r");
        Assert.Equal(VerificationTexts.AddressIsNeeded, await scene.HeardAsync("r", 1));
        await scene.SayAsync("zed", "r", "It is +49 151 1234567");
        await scene.SayAsync("zed", "r", "+49 151 1234567");
        Assert.Equal("We have sent a code to •••67. Please answer with it.", await scene.HeardAsync("r", 2));
        await scene.SayAsync("zed", "r", scene.Post.LastCode);
        await scene.WaitForAsync("r", ConversationKinds.VerificationEnded);
        Assert.Equal(("phone", "+491511234567"), (scene.Contact("zed").Channels[0].VerifiedField, scene.Contact("zed").Channels[0].VerifiedValue));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Too_many_wrong_answers_end_in_the_queue_or_in_the_end(bool blocksUnverified)
    {
        await using var scene = await VerificationScene.StartAsync();
        scene.Host.Workspace.Set("Livechat_Verification_Max_Attempts", "2");
        scene.Host.Workspace.Set("Livechat_Block_Unverified_Contacts", blocksUnverified ? "true" : "false");
        await scene.OpenAsync("zed", "r", "zed@example.com");
        await scene.HeardAsync("r", 1);
        var wrong = scene.Post.LastCode == "000000" ? "111111" : "000000";
        await scene.SayAsync("zed", "r", wrong);
        Assert.Equal("This code is wrong, attempts left: 1.", await scene.HeardAsync("r", 2));
        await scene.SayAsync("zed", "r", wrong);

        await scene.WaitForAsync("r", blocksUnverified ? ConversationKinds.Closed : ConversationKinds.VerificationEnded);
        var room = (await scene.Room("r").Find())!;
        Assert.False(room.Verified);
        Assert.Equal(blocksUnverified ? ConversationStatuses.Closed : ConversationStatuses.Queued, room.Status);
        Assert.Equal(blocksUnverified ? ClosingComments.NotVerified : null, room.ClosingComment);
        if (!blocksUnverified) Assert.Equal(VerificationTexts.NotVerified, await scene.HeardAsync("r", 3));
    }

    [Fact]
    public async Task Expired_code_is_said_so_and_another_one_sent_on_request()
    {
        await using var scene = await VerificationScene.StartAsync();
        await scene.OpenAsync("zed", "r", "zed@example.com");
        await scene.HeardAsync("r", 1);
        scene.Time.Advance(TimeSpan.FromMinutes(11));
        await scene.SayAsync("zed", "r", scene.Post.LastCode);
        Assert.StartsWith("This code is not valid any more.", await scene.HeardAsync("r", 2), StringComparison.Ordinal);
        await scene.SayAsync("zed", "r", "send");
        await scene.HeardAsync("r", 3);
        Assert.Equal(2, scene.Post.Sent.Count);
        await scene.SayAsync("zed", "r", "again");
        Assert.Equal("Another code can be sent in 60 seconds.", await scene.HeardAsync("r", 4));
        await scene.SayAsync("zed", "r", scene.Post.LastCode);
        await scene.WaitForAsync("r", ConversationKinds.VerificationEnded);
    }

    [Fact]
    public async Task Codes_used_up_end_the_waiting()
    {
        await using var scene = await VerificationScene.StartAsync();
        scene.Host.Workspace.Set("Livechat_Verification_Max_Codes_Per_Hour", "1");
        await scene.OpenAsync("zed", "r", "zed@example.com");
        await scene.HeardAsync("r", 1);
        scene.Time.Advance(TimeSpan.FromMinutes(11));
        await scene.SayAsync("zed", "r", "send");
        await scene.WaitForAsync("r", ConversationKinds.VerificationEnded);
        Assert.Equal(ConversationStatuses.Queued, (await scene.Room("r").Find())!.Status);
    }

    [Fact]
    public async Task Code_that_could_not_be_sent_can_be_asked_for_again_at_once()
    {
        await using var scene = await VerificationScene.StartAsync(RequiredVerification.Never);
        await scene.OpenAsync("zed", "r");
        scene.Post.Fail(2);
        var command = VerificationScene.Context();
        Assert.Equal(VerificationErrors.NotSent, await VerificationScene.RefusedAsync(() => scene.RequestAsync("zed", "zed@example.com")));
        Assert.Equal(VerificationErrors.NotSent, await VerificationScene.RefusedAsync(() => scene.RequestAsync("zed", "zed@example.com", command)));
        await scene.RequestAsync("zed", "zed@example.com", command);
        await scene.RequestAsync("zed", "zed@example.com", command);
        Assert.Single(scene.Post.Sent);
        Assert.Equal("zed@example.com", (await scene.ConfirmAsync("zed", scene.Post.LastCode)).Value);
    }

    [Fact]
    public async Task Same_command_again_neither_sends_nor_counts_again()
    {
        await using var scene = await VerificationScene.StartAsync(RequiredVerification.Never);
        await scene.OpenAsync("zed", "r");
        var (request, guess, confirm) = (VerificationScene.Context(), VerificationScene.Context(), VerificationScene.Context());
        var sent = await scene.RequestAsync("zed", "zed@example.com", request);
        Assert.Equal(sent, await scene.RequestAsync("zed", "zed@example.com", request));
        Assert.Single(scene.Post.Sent);

        var wrong = scene.Post.LastCode == "000000" ? "111111" : "000000";
        for (var i = 0; i < 10; i++)
            Assert.Equal(VerificationErrors.CodeInvalid(4), await VerificationScene.RefusedAsync(() => scene.ConfirmAsync("zed", wrong, guess)));
        var proven = await scene.ConfirmAsync("zed", scene.Post.LastCode, confirm);
        Assert.Equal(proven, await scene.ConfirmAsync("zed", scene.Post.LastCode, confirm));
        Assert.Equal(VerificationErrors.CodeExpired, await VerificationScene.RefusedAsync(() => scene.ConfirmAsync("zed", scene.Post.LastCode)));
    }

    [Fact]
    public async Task Message_repeated_by_its_client_is_heard_once()
    {
        await using var scene = await VerificationScene.StartAsync();
        await scene.OpenAsync("zed", "r", "zed@example.com");
        await scene.HeardAsync("r", 1);
        var wrong = scene.Post.LastCode == "000000" ? "111111" : "000000";
        for (var i = 0; i < 3; i++) await scene.SayAsync("zed", "r", wrong, "same-id");
        await scene.SayAsync("zed", "r", wrong, "other-id");
        Assert.Equal("This code is wrong, attempts left: 4.", await scene.HeardAsync("r", 2));
        Assert.Equal("This code is wrong, attempts left: 3.", await scene.HeardAsync("r", 3));
    }

    [Fact]
    public async Task Nobody_verifies_without_a_token_or_a_conversation()
    {
        await using var scene = await VerificationScene.StartAsync();
        Assert.Equal(VisitorErrors.InvalidToken, await VerificationScene.RefusedAsync(() => scene.RequestAsync("nobody", "a@b.de")));
        await scene.Visitor("zed").Register(new RegisterVisitor(VerificationScene.Context(), null, null, null, null, null, []));
        Assert.Equal(ContactErrors.ChannelNotFound, await VerificationScene.RefusedAsync(() => scene.RequestAsync("zed", "a@b.de")));
        await scene.OpenAsync("zed", "r");
        Assert.Equal(VerificationErrors.NoAddress, await VerificationScene.RefusedAsync(() => scene.RequestAsync("zed")));
        Assert.Equal(VerificationErrors.CodeExpired, await VerificationScene.RefusedAsync(() => scene.ConfirmAsync("zed", "123456")));
    }

    [Fact]
    public async Task Contacts_that_prove_the_same_address_become_one_and_unmerging_gives_them_back()
    {
        await using var scene = await VerificationScene.StartAsync(RequiredVerification.Never);
        await ProveAsync(scene, "one", "room-1", "ada@example.com");
        await ProveAsync(scene, "two", "room-2", "ada@example.com");

        Assert.Equal("contact-two", scene.Contact("one").ContactId);
        Assert.Equal(("contact-two", ConversationStatuses.Queued), (scene.RoomRow("room-1").ShownContactId, scene.RoomRow("room-1").Status));
        await scene.SayAsync("one", "room-1", "still there");
        await scene.SayAsync("two", "room-2", "me too");

        await scene.Host.Grains.GetGrain<IMergeGrain>("contact-two").Unmerge(new UnmergeContacts(VerificationScene.Context(), "contact-one"));
        Assert.Equal(("contact-one", "contact-two"), (scene.Contact("one").ContactId, scene.Contact("two").ContactId));
        Assert.True(scene.Contact("one").Channels.Single().Verified && scene.Contact("two").Channels.Single().Verified);
    }

    [Fact]
    public async Task Contacts_that_somebody_has_said_to_be_two_stay_two()
    {
        await using var scene = await VerificationScene.StartAsync(RequiredVerification.Never);
        await ProveAsync(scene, "one", "room-1", "ada@example.com");
        await scene.OpenAsync("two", "room-2");
        await scene.Host.Grains.GetGrain<IContactGrain>("contact-one").DismissDuplicate(VerificationScene.Context(), "contact-two");
        await ProveAsync(scene, "two", "room-2", "ada@example.com");
        Assert.Equal(("contact-one", "contact-two"), (scene.Contact("one").ContactId, scene.Contact("two").ContactId));
    }

    [Fact]
    public async Task Proof_is_wanted_once_or_for_every_conversation()
    {
        await using var scene = await VerificationScene.StartAsync();
        await scene.OpenAsync("zed", "r1", "zed@example.com");
        await scene.HeardAsync("r1", 1);
        await scene.ConfirmAsync("zed", scene.Post.LastCode);
        await CloseAsync(scene, "r1");
        Assert.Equal(ConversationStatuses.Queued, (await scene.OpenAsync("zed", "r2")).Status);
        await CloseAsync(scene, "r2");
        scene.Host.Workspace.Set("Livechat_Require_Contact_Verification", "\"always\"");
        var third = await scene.OpenAsync("zed", "r3");
        Assert.Equal((ConversationStatuses.Verifying, false), (third.Status, third.Verified));
    }

    [Fact]
    public async Task Block_of_the_address_is_heard_of_by_whoever_proves_it_and_by_nobody_else()
    {
        await using var scene = await VerificationScene.StartAsync();
        await scene.OpenAsync("zed", "r");
        await scene.HeardAsync("r", 1);
        await scene.Host.Grains.GetGrain<IAddressBlockGrain>(BlockTarget.OfEmail("bad@example.com")).Block(
            new BlockAddress(VerificationScene.Context(), BlockScopes.Email, "bad@example.com", "b1", null, null));
        await scene.RequestAsync("zed", "bad@example.com");
        var confirm = VerificationScene.Context();
        for (var times = 0; times < 2; times++)
        {
            Assert.Equal(
                ContactErrors.ChannelBlocked, await VerificationScene.RefusedAsync(() => scene.ConfirmAsync("zed", scene.Post.LastCode, confirm)));
        }

        Assert.Equal(ClosingComments.Blocked, (await scene.Room("r").Find())!.ClosingComment);
        Assert.False(scene.Contact("zed").Channels.Single().Verified);
    }

    [Fact]
    public async Task Blocked_channel_is_sent_no_code()
    {
        await using var scene = await VerificationScene.StartAsync(RequiredVerification.Never);
        await scene.OpenAsync("zed", "r", "zed@example.com");
        await scene.Host.Grains.GetGrain<IContactGrain>("contact-zed").BlockChannel(new BlockChannel(
            VerificationScene.Context(), scene.Contact("zed").Channels.Single().VisitorId, VerificationScene.Widget, "b1", null, null));
        Assert.Equal(ContactErrors.ChannelBlocked, await VerificationScene.RefusedAsync(() => scene.RequestAsync("zed")));
        Assert.Empty(scene.Post.Sent);
    }

    [Fact]
    public async Task Proof_that_was_cut_off_is_finished_by_the_next_call()
    {
        var faults = new CuttingFaults();
        await using var scene = await VerificationScene.StartAsync(faults: faults);
        await scene.OpenAsync("zed", "r", "zed@example.com");
        await scene.HeardAsync("r", 1);
        await scene.WaitForAsync(VisitorKey.Of("zed"), "visitor-proof-asked");
        foreach (var entityType in new[] { EntityTypes.Contact, EntityTypes.Conversation })
        {
            faults.CutOff = entityType;
            Assert.Equal(ErrorKind.Unavailable, (await VerificationScene.RefusedAsync(() => scene.ConfirmAsync("zed", scene.Post.LastCode))).Kind);
        }

        faults.CutOff = null;
        Assert.Equal(ConversationStatuses.Queued, (await scene.OpenAsync("zed", "other-room")).Status);
        Assert.True(scene.Contact("zed").Channels.Single().Verified);
    }

    [Fact]
    public async Task Visitor_that_was_not_asked_because_of_a_crash_is_asked_by_its_next_call()
    {
        var faults = new CuttingFaults { CutOff = EntityTypes.Conversation };
        await using var scene = await VerificationScene.StartAsync(faults: faults);
        await scene.OpenAsync("zed", "r");
        await faults.WasCutOff;
        faults.CutOff = null;
        await scene.OpenAsync("zed", "r");
        Assert.Equal(VerificationTexts.AddressIsNeeded, await scene.HeardAsync("r", 1));
    }

    [Fact]
    public async Task Code_is_in_no_entry()
    {
        await using var scene = await VerificationScene.StartAsync(RequiredVerification.Never);
        await scene.OpenAsync("zed", "r");
        await scene.RequestAsync("zed", "zed@example.com");
        await scene.ConfirmAsync("zed", scene.Post.LastCode);
        var written = scene.Host.Journal.Entries.Where(entry => entry.Kind != "visitor-code-issued").Select(entry => entry.Data);
        Assert.DoesNotContain(scene.Post.LastCode, string.Join('\n', written), StringComparison.Ordinal);
        Assert.All(scene.Host.Journal.Entries.Where(entry => entry.Kind == "visitor-code-issued"),
            entry => Assert.Contains("\"codeHash\":\"plain:", entry.Data, StringComparison.Ordinal));
    }

    private static async Task ProveAsync(VerificationScene scene, string token, string roomId, string email)
    {
        await scene.OpenAsync(token, roomId);
        await scene.RequestAsync(token, email);
        await scene.ConfirmAsync(token, scene.Post.LastCode);
    }

    private static Task CloseAsync(VerificationScene scene, string roomId) => scene.Room(roomId).CloseAsUser(new CloseAsUser(
        VerificationScene.Context(), new AgentReference("boss", "boss"), "done", ImmutableArray<string>.Empty, true, false));

    /// <summary>Commits of one kind of actor fail.</summary>
    private sealed class CuttingFaults : MemoryFaults
    {
        private readonly TaskCompletionSource _wasCutOff = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public volatile string? CutOff;

        public Task WasCutOff => _wasCutOff.Task.WaitAsync(TimeSpan.FromSeconds(60));

        public override Task BeforeCommitAsync(EntityId entity)
        {
            if (entity.Type != CutOff) return Task.CompletedTask;
            _wasCutOff.TrySetResult();
            throw new JournalUnavailableException("cut off");
        }
    }
}
