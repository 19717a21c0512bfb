using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Workspace;

namespace ContactCenter.Calls;

/// <summary>Decides on what is noted about a call.</summary>
internal static class WrapUpRules
{
    public static Decision<CallEntry> Save(CallState state, SaveCallWrapUp command, WorkspaceSnapshot workspace)
    {
        if (state.Record is not { } record) return CallErrors.NotFound;
        if (record.AnsweredAt is null) return CallErrors.NotAnswered;
        if (!command.MayEditOthers && record.ServedBy.All(agent => agent.UserId != command.User.UserId)) return CallErrors.NotYours;
        var notes = command.Notes?.Trim() is { Length: > 0 } text ? text : null;
        ImmutableArray<string> tags = [.. command.Tags.Select(tag => tag.Trim()).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal)];
        if (notes?.Length > CallLimits.NotesCharactersMax) return CallErrors.WrapUpTooLong(CallWrapUpParts.Notes);
        if (tags.Length > CallLimits.TagsMax) return CallErrors.TooManyTags;
        if (tags.Any(tag => tag.Length > CallLimits.TagCharactersMax)) return CallErrors.WrapUpTooLong(CallWrapUpParts.Tags);
        CallDisposition? disposition = null;
        if (command.DispositionId is { Length: > 0 } id)
        {
            disposition = Find(id, record, workspace) ?? (state.WrapUp?.Disposition is { } known && known.DispositionId == id ? known : null);
            if (disposition is null) return CallErrors.DispositionNotFound;
        }

        if (FindMissing(notes, disposition, tags, workspace) is { } missing) return missing;
        var saved = new CallWrapUpSaved(command.User, notes, disposition, tags);
        return state.WrapUp is { } before && IsSame(before, saved) ? Decision<CallEntry>.Nothing : saved;
    }

    /// <summary>The disposition, if the catalog offers it to the call's department.</summary>
    private static CallDisposition? Find(string id, CallRecord record, WorkspaceSnapshot workspace) =>
        workspace.Dispositions.GetValueOrDefault(id) is { } item
            && (item.DepartmentIds.IsEmpty || (record.DepartmentId is { } department && item.DepartmentIds.Contains(department)))
                ? new CallDisposition(item.DispositionId, item.Name)
                : null;

    private static Error? FindMissing(string? notes, CallDisposition? disposition, ImmutableArray<string> tags, WorkspaceSnapshot workspace)
    {
        var required = JsonSerializer.Deserialize<string[]>(workspace.Setting(CallWrapUpParts.RequiredSetting) ?? "[]") ?? [];
        if (notes is null && required.Contains(CallWrapUpParts.Notes)) return CallErrors.WrapUpRequired(CallWrapUpParts.Notes);
        if (disposition is null && required.Contains(CallWrapUpParts.Disposition)) return CallErrors.WrapUpRequired(CallWrapUpParts.Disposition);
        return tags.IsEmpty && required.Contains(CallWrapUpParts.Tags) ? CallErrors.WrapUpRequired(CallWrapUpParts.Tags) : null;
    }

    private static bool IsSame(CallWrapUpSaved before, CallWrapUpSaved saved) =>
        (before.Notes, before.Disposition) == (saved.Notes, saved.Disposition) && before.Tags.SequenceEqual(saved.Tags);
}
