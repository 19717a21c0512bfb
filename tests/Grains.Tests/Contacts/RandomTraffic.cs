using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Contacts;
using ContactCenter.Entities;
using ContactCenter.Parties;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Contacts;

/// <summary>Random commands for contacts. Each concerns one contact and is the same in every world that it is given to.</summary>
internal sealed class RandomTraffic(Random random)
{
    public const string PlanField = "plan";
    public const string ChatName = "chat";
    private static readonly string[] Names = ["Ann", "Bob", "Cleo", "Dora"];
    private static readonly string[] Addresses = ["a@example.com", "b@example.com", "c@example.com"];
    private static readonly string[] Numbers = ["+49 30 1", "+49 30 2"];
    private static readonly string[] Managers = ["", "ana", "ben"];
    private int _rooms;

    public static CustomFieldDefinition Plan { get; } = new(PlanField, "Plan", CustomFieldDefinition.VisitorScope, true, false, "");

    public static ChannelSource Widget { get; } = new("widget");

    public static string VisitorOf(string contactId) => "visitor-of-" + contactId;

    public static string GuestOf(string contactId) => "guest-" + contactId;

    /// <summary>Makes a contact: by its visitor's first conversation, or registered by hand.</summary>
    public Traffic Arrival(string contactId, bool isRegistered)
    {
        if (isRegistered)
        {
            var create = new CreateContact(ContactWorld.Context, One(Names), Some(Addresses), Some(Numbers), null, null);
            return new Traffic(contactId, "create", false, (state, world) => ContactRules.Create(state, create, world.Workspace.Current));
        }

        return Chat(contactId, One(Names));
    }

    public Traffic Next(string contactId)
    {
        var visitorId = VisitorOf(contactId);
        switch (random.Next(11))
        {
            case 0:
            case 1:
                var update = new UpdateContact(
                    ContactWorld.Context, Perhaps(One(Names)), PerhapsSome(Addresses), PerhapsSome(Numbers),
                    Perhaps(Fields()), Perhaps(One(Managers)), random.Next(4) == 0) { AddressedId = contactId };
                return new(contactId, "update", false, (state, world) => ContactRules.Update(state, update, world.Workspace.Current));
            case 2:
                var resolve = new ResolveConflicts(
                    ContactWorld.Context, contactId, Perhaps(One(Names)), Perhaps(Fields()), Perhaps(One(Managers)), random.Next(2) == 0);
                return new(contactId, "resolve", false, (state, world) => ContactRules.ResolveConflicts(state, resolve, world.Workspace.Current));
            case 3:
                var offer = new OfferCustomFields(ContactWorld.Context, visitorId, [new VisitorCustomField(PlanField, One(Names), random.Next(2) == 0)]);
                return new(contactId, "offer", false, (state, _) => ContactRules.OfferCustomFields(state, offer));
            case 4:
                var block = new BlockChannel(ContactWorld.Context, visitorId, Widget, Id(), Perhaps("rude"), null);
                return new(contactId, "block channel", false, (state, world) => ContactBlocks.Block(state, Ending(block, world), world.Now));
            case 5:
                var unblock = new UnblockChannel(ContactWorld.Context, visitorId, Widget);
                return new(contactId, "unblock channel", false, (state, _) => ContactBlocks.Unblock(state, unblock));
            case 6:
                var whole = new BlockContact(ContactWorld.Context, contactId, Id(), Perhaps("rude"), null);
                return new(contactId, "block contact", false, (state, world) => ContactBlocks.Block(state, whole, world.Now));
            case 7:
                return new(contactId, "unblock contact", true, (state, _) => ContactBlocks.Unblock(state));
            case 8:
                var verify = new VerifyChannel(ContactWorld.Context, visitorId, Widget, VerifiedFields.Email, One(Addresses));
                return new(contactId, "verify", false, (state, world) => ContactIdentity.Verify(state, verify, world.Now));
            case 9:
                var manager = One(Managers);
                return new(contactId, "remove manager", true, (state, _) => ContactRules.RemoveManager(state, manager));
            default:
                return Chat(contactId, One(Names));
        }
    }

    public ImmutableDictionary<string, string> Picks() => random.Next(2) == 0
        ? ImmutableDictionary<string, string>.Empty
        : ImmutableDictionary<string, string>.Empty.Add(ConflictingField.Name, random.Next(2) == 0 ? MergePicks.Own : MergePicks.Other);

    private Traffic Chat(string contactId, string name)
    {
        var visitor = new AdmittedVisitor(VisitorOf(contactId), GuestOf(contactId), random.Next(3) == 0 ? null : name, One(Addresses), null);
        var admit = new AdmitConversation(ContactWorld.Context, $"room-{++_rooms}", Widget, visitor, contactId);
        return new(contactId, ChatName, false, (state, world) =>
            ContactAdmissions.Admit(state, admit, state.Node?.View.ContactId ?? contactId, world.Workspace.Current, world.Now));
    }

    private BlockChannel Ending(BlockChannel block, ContactWorld world) =>
        block.Reason is null ? block with { ExpiresAt = world.Now.AddMinutes(3) } : block;

    private ImmutableDictionary<string, string> Fields() => ImmutableDictionary<string, string>.Empty.Add(PlanField, One(Names));

    private string Id() => random.NextInt64().ToString("x24", System.Globalization.CultureInfo.InvariantCulture);

    private T One<T>(T[] values) => values[random.Next(values.Length)];

    private ImmutableArray<T> Some<T>(T[] values) => [.. values.Where(_ => random.Next(2) == 0)];

    private T? Perhaps<T>(T value) => random.Next(2) == 0 ? value : default;

    private ImmutableArray<string>? PerhapsSome(string[] values) => random.Next(2) == 0 ? Some(values) : null;

    private string? Perhaps(string value) => random.Next(2) == 0 ? value : null;
}

/// <param name="ConcernsAll">While merged it happens to every part, as it would to every contact.</param>
internal sealed record Traffic(string ContactId, string Name, bool ConcernsAll, Func<ContactState, ContactWorld, Decision<ContactEntry>> Decide);
