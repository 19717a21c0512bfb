using ContactCenter.Workspace;

namespace ContactCenter.Contacts;

/// <summary>Reads from the workspace the fields by which contacts are found.</summary>
public static class SearchedWorkspace
{
    public static SearchedFields Fields(WorkspaceSnapshot workspace) =>
        new(workspace.IndexVersion, [.. workspace.VisitorFields().Where(field => field.Searchable).Select(field => field.Field)])
        {
            PhoneRegion = workspace.PhoneRegion,
        };
}
