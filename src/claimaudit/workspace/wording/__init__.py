"""Whether the words beside a figure, in an article or in a clip, say what it is entered as. Each
module knows one way of saying otherwise; `guards` asks them in this order: whether the words state
it at all, which way it went, of what time and of whom it is, and last whether a claim and its
sources speak of one time and in one sense."""
