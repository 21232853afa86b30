namespace BackendCareer.Comments;

/// <summary>In which order the threads of an article stand. Replies are always oldest first.</summary>
public enum ThreadSort
{
    Oldest,
    Newest,
    Helpful,
}
