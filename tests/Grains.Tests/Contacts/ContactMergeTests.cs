using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Contacts;
using ContactCenter.Journal;

namespace ContactCenter.Tests.Contacts;

/// <summary>A merge, whatever happens to both contacts, and its undoing: as if they had never been merged.</summary>
public class ContactMergeTests
{
    private const int Histories = 10_000;
    private const int StepsPerHistory = 25;
    private static readonly string[] Contacts = ["aaaa", "bbbb", "cccc"];

    [Fact]
    public void Unmerged_contacts_equal_contacts_that_were_never_merged_field_by_field()
    {
        var seed = Seed.New();
        for (var history = 0; history < Histories; history++)
        {
            var steps = new List<string>();
            try
            {
                RunHistory(new Random(seed + history), steps);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed + history}: {string.Join(" | ", steps)}", exception);
            }
        }
    }

    [Fact]
    public void Earlier_merge_can_be_undone_while_a_later_one_stays()
    {
        var world = new ContactWorld();
        var traffic = new RandomTraffic(new Random(1));
        foreach (var contactId in Contacts) Give(world, traffic.Arrival(contactId, isRegistered: false));
        Assert.Null(world.Merge("aaaa", "bbbb", "first"));
        Assert.Null(world.Merge("aaaa", "cccc", "second"));
        Assert.Null(world.Unmerge("aaaa", "bbbb"));
        Assert.Equal(["aaaa", "cccc"], world.Of("aaaa").Node!.Ids());
        Assert.Equal("bbbb", world.Of("bbbb").View!.ContactId);
        Assert.DoesNotContain(world.Of("aaaa").View!.Channels, channel => channel.VisitorId == RandomTraffic.VisitorOf("bbbb"));
    }

    [Fact]
    public void Contact_cannot_be_merged_with_itself_or_with_what_it_holds()
    {
        var world = new ContactWorld();
        var traffic = new RandomTraffic(new Random(1));
        foreach (var contactId in Contacts) Give(world, traffic.Arrival(contactId, isRegistered: true));
        Assert.Equal(ContactErrors.CannotMerge, world.Merge("aaaa", "aaaa", "self"));
        Assert.Null(world.Merge("aaaa", "bbbb", "first"));
        Assert.Equal(ContactErrors.CannotMerge, world.Merge("aaaa", "bbbb", "again"));
        Assert.Equal(ContactErrors.Moved, world.Merge("bbbb", "cccc", "from a part"));
        Assert.Equal(ContactErrors.MergeNotFound, world.Unmerge("aaaa", "cccc"));
    }

    [Fact]
    public void Differing_fields_of_known_contacts_are_parked_and_picked_ones_are_not()
    {
        var world = new ContactWorld();
        world.Workspace.AddField(RandomTraffic.Plan);
        Register(world, "aaaa", "Ann", "gold");
        Register(world, "bbbb", "Bob", "silver");
        Assert.Null(world.Merge("aaaa", "bbbb", "m", ImmutableDictionary<string, string>.Empty.Add("name", MergePicks.Other)));
        var merged = world.Of("aaaa").View!;
        Assert.Equal("Bob", merged.Name);
        Assert.Equal(new ConflictingField("customFields.plan", "silver"), Assert.Single(merged.ConflictingFields));
        Assert.Equal("aaaa@example.com bbbb@example.com", string.Join(' ', merged.Emails));
        Assert.Equal("bbbb", Assert.Single(merged.Aliases));
    }

    private static void RunHistory(Random random, List<string> steps)
    {
        var (merging, apart) = (new ContactWorld(), new ContactWorld());
        merging.Workspace.AddField(RandomTraffic.Plan);
        apart.Workspace.AddField(RandomTraffic.Plan);
        var traffic = new RandomTraffic(random);
        foreach (var contactId in Contacts) Both(traffic.Arrival(contactId, random.Next(3) == 0));
        for (var step = 0; step < StepsPerHistory; step++)
        {
            merging.Now = apart.Now = merging.Now.AddMinutes(1);
            foreach (var contactId in Contacts) Lift(contactId);
            var target = Contacts[random.Next(Contacts.Length)];
            if (random.Next(8) == 0) Rearrange(target);
            else Both(traffic.Next(target));
            ContactInvariants.Check(merging, Contacts);
        }

        foreach (var contactId in Contacts) ContactInvariants.CheckReplay(merging, contactId);
        foreach (var contactId in Contacts.Where(id => merging.Of(id).Node?.Merge is not null).ToList()) Untangle(contactId);
        foreach (var contactId in Contacts) Assert.Equal(Text(apart, contactId), Text(merging, contactId));

        void Rearrange(string target)
        {
            var (one, two) = (merging.Resolve(target), merging.Resolve(Contacts[random.Next(Contacts.Length)]));
            steps.Add($"merge {two} into {one}");
            if (one != two) Assert.Null(merging.Merge(one, two, $"merge-{steps.Count}", traffic.Picks()));
            else if (merging.Of(one).Node!.Merge is not null) Untangle(one);
        }

        void Untangle(string contactId)
        {
            // The last merge first: then every contact comes back exactly as it is kept.
            while (merging.Of(contactId).Node!.Merge is { } merge)
            {
                var other = merge.Other.View.ContactId;
                steps.Add($"unmerge {other} from {contactId}");
                Assert.Null(merging.Unmerge(contactId, other));
                Untangle(other);
            }
        }

        void Both(Traffic command)
        {
            steps.Add($"{command.Name} {command.ContactId}");
            var home = merging.Resolve(command.ContactId);
            // A registered contact gets its first channel by a claim, which is a merge of its own.
            var owner = merging.Of(home).Node?.OwnerOf(RandomTraffic.VisitorOf(command.ContactId), RandomTraffic.Widget);
            if (command.Name == RandomTraffic.ChatName && merging.Of(home).Node is not null && owner is null) return;
            var parts = command.ConcernsAll ? merging.Of(home).Node!.Ids().ToList() : [command.ContactId];
            var refusal = merging.Execute(home, state => command.Decide(state, merging));
            // A block of one part keeps out all of the merged contact: what it refused did not happen.
            if (refusal == ContactErrors.ChannelBlocked) return;
            foreach (var part in parts) apart.Execute(part, state => command.Decide(state, apart));
        }

        void Lift(string contactId)
        {
            apart.Execute(contactId, state => ContactBlocks.LiftExpired(state, apart.Now));
            merging.Execute(contactId, state => ContactBlocks.LiftExpired(state, merging.Now));
        }
    }

    [Fact]
    public void Contact_whose_erasure_has_begun_refuses_every_command()
    {
        var random = new Random(7);
        var (world, traffic) = (new ContactWorld(), new RandomTraffic(random));
        Give(world, traffic.Arrival("aaaa", isRegistered: false));
        Assert.Null(world.Execute("aaaa", state => ContactRules.BeginErasure(state, new BeginErasure(ContactWorld.Context, "receipt", false))));
        var before = Text(world, "aaaa");
        for (var step = 0; step < 500; step++) Give(world, traffic.Next("aaaa"));
        Assert.Equal(before, Text(world, "aaaa"));
        Assert.False(world.Of("aaaa").View!.Enabled);
        ContactInvariants.Check(world, ["aaaa"]);
    }

    private static string Text(ContactWorld world, string contactId) => JsonSerializer.Serialize(world.Of(contactId).View, JournalJson.Options);

    private static void Give(ContactWorld world, Traffic command) => world.Execute(command.ContactId, state => command.Decide(state, world));

    private static void Register(ContactWorld world, string contactId, string name, string plan)
    {
        var create = new CreateContact(
            ContactWorld.Context, name, [$"{contactId}@example.com"], [], ImmutableDictionary<string, string>.Empty.Add(RandomTraffic.PlanField, plan), null);
        Assert.Null(world.Execute(contactId, state => ContactRules.Create(state, create, world.Workspace.Current)));
    }
}
