"""seminar"""
